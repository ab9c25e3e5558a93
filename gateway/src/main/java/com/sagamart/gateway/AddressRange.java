package com.sagamart.gateway;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Addresses that begin alike, in settings `10.1.0.0/16`, or one address. Names are not looked up.
record AddressRange(InetAddress first, int prefix) {

  /// Reads what stands in the settings; Spring finds this by its name.
  public static AddressRange valueOf(String written) {
    int slash = written.indexOf('/');
    InetAddress first = address(slash < 0 ? written : written.substring(0, slash));
    if (first == null) {
      throw notARange(written);
    }
    int bits = first.getAddress().length * Byte.SIZE;
    int prefix = slash < 0 ? bits : prefix(written.substring(slash + 1), written);
    if (prefix > bits) {
      throw notARange(written);
    }
    return new AddressRange(first, prefix);
  }

  boolean contains(InetAddress address) {
    return new IpSubnetFilterRule(first, prefix, IpFilterRuleType.ACCEPT)
        .matches(new InetSocketAddress(address, 0));
  }

  /// The address that is written here, if it is one.
  static @Nullable InetAddress address(String written) {
    return NetUtil.createInetAddressFromIpAddressString(written);
  }

  private static int prefix(String digits, String written) {
    if (!digits.matches("[0-9]{1,3}")) {
      throw notARange(written);
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException notARange(String written) {
    return new IllegalArgumentException(
        "Addresses are written like 10.1.0.0/16 or 10.1.2.3, not " + written);
  }
}
