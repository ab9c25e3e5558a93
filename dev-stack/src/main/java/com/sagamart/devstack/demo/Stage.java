package com.sagamart.devstack.demo;

import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Where the story is told: every request and every reply, as they went over the wire.
final class Stage {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int WIDTH = 92;

  private final Shop shop;
  private final Consumer<String> out;

  Stage(Shop shop, Consumer<String> out) {
    this.shop = shop;
    this.out = out;
  }

  void act(String title) {
    out.accept("");
    out.accept("── " + title + " " + "─".repeat(Math.max(0, WIDTH - title.length())));
  }

  void say(String line) {
    out.accept(line);
  }

  Reply get(String path, String token) {
    out.accept("GET " + path);
    return show(shop.get(path, token));
  }

  Reply post(String path, String token, Map<String, ?> body) {
    out.accept("POST " + path + " " + JSON.writeValueAsString(body));
    return show(shop.post(path, token, body));
  }

  Reply put(String path, String token) {
    out.accept("PUT " + path);
    return show(shop.put(path, token));
  }

  private Reply show(Reply reply) {
    out.accept(
        String.format(
            Locale.ROOT,
            "  %d  %s  (%.1f ms)",
            reply.status(),
            reply.body(),
            reply.took().toNanos() / 1e6));
    return reply;
  }
}
