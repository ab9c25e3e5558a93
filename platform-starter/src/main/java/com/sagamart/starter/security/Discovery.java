package com.sagamart.starter.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.concurrent.Callable;

/// Finds an issuer's keys where its configuration says, anew each time, so that it may move them.
record Discovery(String issuer) implements Callable<JWKSet> {

  private static final String PATH = "/.well-known/openid-configuration";
  private static final int LIMIT_MS = 2_000;
  private static final int MOST_BYTES = 256 * 1024;

  @Override
  public JWKSet call() throws IOException, ParseException {
    var metadata = JSONObjectUtils.parse(read(issuer + PATH));
    if (!issuer.equals(metadata.get("issuer"))
        || !(metadata.get("jwks_uri") instanceof String uri)) {
      throw new IOException(issuer + " does not describe itself as that issuer");
    }
    return JWKSet.parse(read(uri));
  }

  private static String read(String uri) throws IOException {
    return new DefaultResourceRetriever(LIMIT_MS, LIMIT_MS, MOST_BYTES)
        .retrieveResource(URI.create(uri).toURL())
        .getContent();
  }
}
