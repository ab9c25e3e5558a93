package com.sagamart.devstack.bench;

import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.load.HttpLine;
import com.sagamart.devstack.load.HttpLine.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/// Looks around without a token: a page of the list, a product and the top products in turn.
final class Browsing extends GatewayActor {

  private static final String LIST = "/v1/products?limit=20";
  private static final int PAGES = 50;
  private static final int KINDS = 3;
  private static final int OK = 200;

  private final List<String> pages;
  private final int products;

  /// @param pages paths of the list's pages
  Browsing(String gateway, List<String> pages, int products) {
    super(gateway, "OK");
    this.pages = pages;
    this.products = products;
  }

  /// The paths of the list's first pages, as the list itself tells them.
  static List<String> pages(Shop shop) {
    List<String> pages = new ArrayList<>(List.of(LIST));
    while (pages.size() < PAGES) {
      JsonNode cursor = shop.get(pages.getLast(), null).orFail().body().required("nextCursor");
      if (cursor.isNull()) {
        break;
      }
      pages.add(LIST + "&cursor=" + cursor.asString());
    }
    return List.copyOf(pages);
  }

  @Override
  Reply ask(HttpLine line, long turn) throws IOException {
    return line.get(path(turn));
  }

  @Override
  boolean isWanted(Reply reply) {
    return reply.status() == OK;
  }

  private String path(long turn) {
    SplittableRandom random = new SplittableRandom(turn);
    return switch ((int) (turn % KINDS)) {
      case 0 -> pages.get(random.nextInt(pages.size()));
      case 1 -> "/v1/products/" + (Population.FIRST_PRODUCT + random.nextInt(products));
      default -> "/v1/products/top";
    };
  }
}
