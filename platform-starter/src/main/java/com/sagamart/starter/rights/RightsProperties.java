package com.sagamart.starter.rights;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Rights, each as it stands between GRANT and TO.
///
/// @param platformRights of every service's role, on the platform's tables
/// @param rights of this service's role, on its own tables
/// @param relayRights of the role that replicates
@ConfigurationProperties("sagamart.database")
record RightsProperties(
    @DefaultValue List<String> platformRights,
    @DefaultValue List<String> rights,
    @DefaultValue List<String> relayRights) {}
