package com.sagamart.gateway;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Whom a request is counted for.
sealed interface Caller {

  /// Counted for nobody.
  record Admin() implements Caller {}

  record User(long id) implements Caller {}

  /// Nobody known, but from this network: an IPv4 address, or the first half of an IPv6 address,
  /// since every IPv6 customer has all of the second half to choose from.
  record Network(long prefix) implements Caller {}

  String ADMIN = "ADMIN";

  /// The user whom a valid token names.
  static Caller of(Jwt token) {
    List<String> roles = token.getClaimAsStringList(TokenRules.ROLES);
    return roles != null && roles.contains(ADMIN)
        ? new Admin()
        : new User(Long.parseLong(token.getSubject()));
  }

  /// Whoever asks from there.
  static Caller at(@Nullable InetAddress address) {
    if (address == null) {
      return new Network(0);
    }
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return new Network(
        address instanceof Inet4Address ? Integer.toUnsignedLong(bytes.getInt()) : bytes.getLong());
  }
}
