package com.sagamart.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who signs the tokens: any OpenID Connect provider.
///
/// @param uri what tokens carry as `iss`, and where the provider's configuration is found
@ConfigurationProperties("sagamart.issuer")
record Issuer(@DefaultValue("http://127.0.0.1:8090") String uri) {}
