package com.sagamart.devstack.client;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/// Asks the development issuer for tokens.
public final class TokenDesk {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final JsonMapper JSON = new JsonMapper();

  /// Who may act for anyone.
  private static final long ADMINISTRATOR = 1;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final String issuer;

  public TokenDesk(String issuer) {
    this.issuer = issuer;
  }

  /// A token of an ordinary user.
  public String user(long user) {
    return token(user, "USER");
  }

  /// A token of somebody who may act for anyone.
  public String administrator() {
    return token(ADMINISTRATOR, "USER", "ADMIN");
  }

  public String token(long user, String... roles) {
    String form = "user=" + user + "&roles=" + String.join(",", roles);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/token"))
            .timeout(LIMIT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
      if (reply.statusCode() != OK) {
        throw new StackFailure("The issuer refuses: " + reply.body());
      }
      return JSON.readTree(reply.body()).required("access_token").asString();
    } catch (IOException e) {
      throw new StackFailure(
          "No issuer answers at " + issuer + "; start the stack with ./sagamart up.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
