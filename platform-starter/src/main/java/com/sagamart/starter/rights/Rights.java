package com.sagamart.starter.rights;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/// Grants the roles what the settings list, and takes away all else. It runs as the owner, after
/// every other migration, and again whenever the list changes; so a migration that drops a table
/// and makes it anew has to grant by itself.
class Rights implements JavaMigration {

  private final Map<String, List<String>> rightsOfRoles;

  /// @param rightsOfRoles each as it stands between GRANT and TO
  Rights(Map<String, List<String>> rightsOfRoles) {
    this.rightsOfRoles = rightsOfRoles;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (Statement statement = context.getConnection().createStatement()) {
      String database = quoted(context.getConnection().getCatalog());
      for (var entry : rightsOfRoles.entrySet()) {
        String role = quoted(entry.getKey());
        statement.execute("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM " + role);
        statement.execute("REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM " + role);
        statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(database, role));
        for (String right : entry.getValue()) {
          statement.execute("GRANT %s TO %s".formatted(right, role));
        }
      }
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public Integer getChecksum() {
    CRC32 checksum = new CRC32();
    checksum.update(rightsOfRoles.toString().getBytes(StandardCharsets.UTF_8));
    return (int) checksum.getValue();
  }

  /// None: a migration without a version is repeated when its checksum changes.
  @Override
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "rights";
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
