package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class CallerTest {

  @Test
  void isAnIpv4Address() {
    assertThat(at("203.0.113.7")).isEqualTo(at("203.0.113.7"));
    assertThat(at("203.0.113.7")).isNotEqualTo(at("203.0.113.8"));
  }

  @Test
  void isAnIpv6NetworkWhateverAddressOfItIsUsed() {
    assertThat(at("2001:db8:1:2:3:4:5:6")).isEqualTo(at("2001:db8:1:2:ffff::1"));
    assertThat(at("2001:db8:1:2::1")).isNotEqualTo(at("2001:db8:1:3::1"));
  }

  private static Caller at(String address) {
    try {
      return Caller.at(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
