package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTest {

  private static final String PROXIES = "10.1.0.0/16,192.0.2.1,2001:db8::/32";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "198.51.100.9, \"203.0.113.7\",                          198.51.100.9",
        "10.2.0.1,     \"203.0.113.7\",                          10.2.0.1",
        "10.1.2.3,     \"203.0.113.7\",                          203.0.113.7",
        "10.1.2.3,     \"203.0.113.9, 203.0.113.7\",             203.0.113.7",
        "10.1.2.3,     \"203.0.113.9, 203.0.113.7, 192.0.2.1\",  203.0.113.7",
        "10.1.2.3,     \"2001:db9::1,2001:db8::7\",              2001:db9::1",
        "10.1.2.3,     \"::ffff:203.0.113.7\",                   203.0.113.7",
        "10.1.2.3,     \"10.1.0.1, 10.1.0.2\",                   10.1.0.1",
        "10.1.2.3,     \"203.0.113.7, unknown\",                 10.1.2.3",
        "10.1.2.3,     \"203.0.113.7, localhost, 192.0.2.1\",    192.0.2.1",
        "10.1.2.3,     \"\",                                     10.1.2.3"
      })
  void isTheLastHopThatNoTrustedProxyIs(String socket, String forwarded, String client) {
    assertThat(clientOf(PROXIES, socket, forwarded)).isEqualTo(address(client));
  }

  @Test
  void readsAllLinesOfTheHeaderInTheirOrder() {
    assertThat(clientOf(PROXIES, "10.1.2.3", "203.0.113.9", "203.0.113.7"))
        .isEqualTo(address("203.0.113.7"));
  }

  @Test
  void isTheSocketsAsLongAsNoProxyIsTrusted() {
    assertThat(clientOf("", "10.1.2.3", "203.0.113.7")).isEqualTo(address("10.1.2.3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy.example", "10.1.0.0/33", "10.1.0.0/", "10.1.0.0/-1", "/8"})
  void refusesASettingThatIsNoRange(String written) {
    assertThatThrownBy(() -> AddressRange.valueOf(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.1.0.0/16");
  }

  private static InetAddress clientOf(String proxies, String socket, String... forwarded) {
    var settings = new MapConfigurationPropertySource(trusting(proxies));
    Limits limits = new Binder(settings).bindOrCreate("sagamart.gateway", Limits.class);
    var request =
        MockServerHttpRequest.get("/")
            .remoteAddress(new InetSocketAddress(address(socket), 1))
            .header(ClientAddress.FORWARDED_FOR, forwarded)
            .build();
    return Objects.requireNonNull(new ClientAddress(limits).of(request));
  }

  private static Map<String, String> trusting(String proxies) {
    return Map.of("sagamart.gateway.trusted-proxies", proxies);
  }

  private static InetAddress address(String written) {
    return Objects.requireNonNull(AddressRange.address(written));
  }
}
