package com.sagamart.devstack.scaling;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One `checkout` result of `./sagamart bench`, as its line in `results.jsonl` says it. What the
/// model does not need is passed over.
public record Measurement(
    String scenario,
    Instant at,
    String commit,
    Machine machine,
    String compiler,
    int users,
    double rate,
    Map<String, Double> latencyMs,
    Cost cost) {

  static final String FILE = "docs/measured.json";

  private static final JsonMapper JSON = new JsonMapper();

  /// Where it was measured.
  public record Machine(int cores, String cpu) {}

  /// Of one checkout.
  ///
  /// @param memoryMegabytes that each process held; may be empty
  public record Cost(
      Map<String, Double> cpuMs,
      Map<String, Long> memoryMegabytes,
      double walBytes,
      double kafkaBytes) {

    double cpuMsOf(String process) {
      Double millis = cpuMs.get(process);
      if (millis == null) {
        throw new IllegalArgumentException("the line has no processor time of " + process);
      }
      return millis;
    }

    double cpuMsOfAll() {
      return cpuMs.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /// What the line says.
  public static Measurement read(String line) {
    return JSON.readValue(line, Measurement.class);
  }

  static Measurement ofRepository() {
    return JSON.readValue(Repository.file(FILE), Measurement.class);
  }

  /// What no run of the benchmark tells, and was measured by other means.
  ///
  /// @param parts of a service's processor time, for those services that were profiled
  /// @param relayRowsPerSecond what one relay publishes at most
  /// @param relayRowMs what each of those rows costs the replica that relays it
  /// @param hopMs from a committed outbox row to its consumer, at little load
  record Apart(
      Map<String, Parts> parts, double relayRowsPerSecond, double relayRowMs, double hopMs) {

    static final String FILE = "docs/measured-apart.json";

    /// What is not profiled, and answers no checkout itself, is taken to be like this one.
    private static final String TYPICAL = "inventory-service";

    static Apart ofRepository() {
      Path file = Repository.file(FILE);
      return JSON.readValue(file, Apart.class);
    }

    /// @param relays whether the service has a relay at all
    Parts partsOf(String service, boolean relays) {
      Parts known = parts.getOrDefault(service, parts.get(TYPICAL));
      if (known == null) {
        throw new IllegalArgumentException(FILE + " does not know " + TYPICAL);
      }
      return relays ? known.whole() : new Parts(0, 1, 0);
    }
  }

  /// How a service's processor time divides.
  record Parts(double requests, double consumer, double relay) {

    /// With the rest, which serves them all, shared out.
    private Parts whole() {
      double all = requests + consumer + relay;
      return new Parts(requests / all, consumer / all, relay / all);
    }
  }
}
