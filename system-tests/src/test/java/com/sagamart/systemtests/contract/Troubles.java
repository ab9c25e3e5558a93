package com.sagamart.systemtests.contract;

import com.sagamart.devstack.Stack;
import com.sagamart.systemtests.Books;
import com.sagamart.systemtests.Platform;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// What can go wrong in the whole platform at once. Each begins when nothing is on its way, so that
/// no event meets it.
enum Troubles implements Drill.Trouble {
  /// The tables that services read and write are not there.
  BROKEN {
    @Override
    void make() {
      forEachTable("ALTER TABLE TABLE_NAME RENAME TO TABLE_NAME_away");
    }

    @Override
    public void end() {
      forEachTable("ALTER TABLE TABLE_NAME_away RENAME TO TABLE_NAME");
    }
  },

  /// The databases are down.
  DOWN {
    @Override
    void make() {
      Platform.stack().kill(POSTGRES);
    }

    @Override
    public void end() {
      Platform.stack().start(POSTGRES);
    }
  },

  /// The services stand still, and take requests without answering.
  STANDING_STILL {
    @Override
    void make() {
      signal("STOP");
    }

    @Override
    public void end() {
      signal("CONT");
    }
  },

  /// The gateway lets each caller do one thing a second.
  LIMITED {
    @Override
    void make() {
      Stack.at(Platform.stack().home().directory(), Platform.stack().ports().offset(), LIMITS)
          .restart(GATEWAY);
    }

    @Override
    public void end() {
      Platform.stack().restart(GATEWAY);
    }
  };

  private static final String POSTGRES = "postgres";
  private static final String GATEWAY = "gateway";
  private static final List<String> SERVICES =
      List.of("wallet", "coupon", "inventory", "order", "ranking");
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "wallet", List.of("wallet"),
          "coupon", List.of("coupon", "coupon_issue"),
          "inventory", List.of("product"),
          "order", List.of("orders"),
          "ranking", List.of("window_units"));
  private static final Map<String, String> LIMITS =
      Map.of(
          "SAGAMART_RATE_LIMITS", "on",
          "SAGAMART_GATEWAY_LIMITS_READ", "1/s",
          "SAGAMART_GATEWAY_LIMITS_CHARGE", "1/s",
          "SAGAMART_GATEWAY_LIMITS_COUPON_ISSUE", "1/s",
          "SAGAMART_GATEWAY_LIMITS_CHECKOUT", "1/s",
          "SAGAMART_GATEWAY_LIMITS_OTHER_WRITE", "1/s");

  abstract void make();

  @Override
  public void begin() {
    try (Books books = new Books(Platform.stack())) {
      books.atRest();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    make();
  }

  private static void forEachTable(String change) {
    TABLES.forEach(
        (service, tables) ->
            tables.forEach(table -> Database.change(service, change.replace("TABLE_NAME", table))));
  }

  private static void signal(String name) {
    try {
      for (String service : SERVICES) {
        long pid = Platform.stack().process(service).running().orElseThrow().pid();
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
