package com.sagamart.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What every container of `docker-compose.yml` has to be: nobody in particular, unable to become
/// anybody else, on a root that it cannot write.
final class Confinement {

  private Confinement() {}

  /// What it may do and should not; empty if nothing.
  static List<String> complaintsAbout(JsonNode service) {
    List<String> complaints = new ArrayList<>();
    String user = service.path("user").asText().replaceAll(":.*", "");
    if (user.isEmpty() || user.equals("root") || user.equals("0")) {
      complaints.add("nobody says that it is not root");
    }
    if (!service.path("read_only").asBoolean()) {
      complaints.add("its root is writable");
    }
    if (!service.path("cap_drop").toString().equals("[\"ALL\"]") || service.has("cap_add")) {
      complaints.add("it has capabilities");
    }
    if (!service.path("security_opt").toString().equals("[\"no-new-privileges:true\"]")
        || service.path("privileged").asBoolean()) {
      complaints.add("it may get privileges");
    }
    Manifest.each(service.path("volumes"))
        .map(JsonNode::asText)
        .filter(it -> it.startsWith(".") && !it.endsWith(":ro"))
        .forEach(it -> complaints.add("it may write into this folder: " + it));
    return complaints;
  }
}
