package com.sagamart.devstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.EventTail;
import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.client.TokenDesk;
import com.sagamart.devstack.home.StackFailure;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The whole story, told with a customer whom nobody knew before, so that it can be told again.
public final class Story {

  /// Customers of the story are numbered by the clock, far above the seeded ones.
  private static final long FIRST_CUSTOMER = 1_000_000;

  private static final long OPENING = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();

  private static final long MILK = 101;
  private static final long TOFU = 102;
  private static final int ACCEPTED = 202;
  private static final String SCARCE = "한라봉";
  private static final long TEN_PERCENT = 9001;
  private static final long THREE_THOUSAND_OFF = 9004;
  private static final long ENOUGH_STOCK = 1_000;
  private static final long RESTOCK = 10_000;

  private final Stack stack;
  private final Shop shop;
  private final TokenDesk tokens;
  private final Stage stage;
  private final String administrator;
  private final long customer;
  private final String token;

  public Story(Stack stack, Consumer<String> out) {
    this.stack = stack;
    this.shop = stack.shop();
    this.tokens = stack.tokens();
    this.stage = new Stage(shop, out);
    this.administrator = tokens.administrator();
    this.customer = FIRST_CUSTOMER + Instant.now().getEpochSecond() - OPENING;
    this.token = tokens.user(customer);
  }

  /// Plays all acts. Fails when the shop does not play its part.
  public void play() {
    restockMilk();
    try (EventTail tail = new EventTail(stack.bootstrapServers(), EventTail.all())) {
      Hops hops = new Hops(tail::next, customer);
      charge();
      browse();
      long coupon = claim();
      buy(coupon, hops);
      wantMoreThanThereIs(hops);
      wantMoreThanTheWalletHolds(hops);
    }
    topProducts();
    new Timing(shop, tokens, stage).measure();
  }

  private void restockMilk() {
    String milk = "/v1/products/" + MILK;
    if (shop.get(milk, null).orFail().number("stock") < ENOUGH_STOCK) {
      shop.post(milk + "/restock", administrator, Map.of("qty", RESTOCK)).orFail();
    }
  }

  private void charge() {
    stage.act("A new customer charges the wallet");
    String wallet = "/v1/wallets/" + customer;
    stage.put(wallet, administrator).orFail();
    stage.post(wallet + "/charge", token, Map.of("amount", 50_000)).orFail();
  }

  private void browse() {
    stage.act("looks around");
    stage.get("/v1/products?limit=3", token).orFail();
    stage.get("/v1/products/" + MILK, token).orFail();
  }

  private long claim() {
    stage.act("claims a first-come coupon");
    Reply claimed = issue(TEN_PERCENT);
    if (claimed.refusedWith("COUPON_SOLD_OUT")) {
      stage.say("  All are gone, from earlier stories perhaps; the shop prints another hundred.");
      claimed = issue(Coupons.tenPercent(shop, administrator, 100));
    }
    return claimed.orFail().number("couponIssueId");
  }

  /// coupon-service hears of a new customer a moment later.
  private Reply issue(long coupon) {
    Map<String, Long> body = Map.of("userId", customer);
    String path = "/v1/coupons/" + coupon + "/issue";
    return Patience.until(
        "Claiming coupon " + coupon,
        reply -> !reply.refusedWith("USER_NOT_FOUND"),
        () -> stage.post(path, token, body));
  }

  private void buy(long couponIssue, Hops hops) {
    stage.act("buys with the coupon: 2 × 3,200 + 3,200, less 10 %");
    Reply paid = decided(checkout(List.of(line(MILK, 2), line(TOFU, 1)), couponIssue).orFail());
    show(hops, Set.of("ORDER_PAID"));
    if (!paid.text("status").equals("PAID")) {
      throw new StackFailure("The order should be PAID, but is " + paid.body());
    }
  }

  private void wantMoreThanThereIs(Hops hops) {
    stage.act("wants two where there is one");
    String keyword = URLEncoder.encode(SCARCE, UTF_8);
    JsonNode found =
        stage.get("/v1/products?keyword=" + keyword, token).orFail().body().required("items");
    long scarce = found.required(0).required("productId").asLong();
    expect(checkout(List.of(line(scarce, 2)), null), "OUT_OF_STOCK");
    show(hops, Set.of("ORDER_REJECTED"));
  }

  private void wantMoreThanTheWalletHolds(Hops hops) {
    stage.act("wants more than the wallet holds: stock and coupon come back");
    long couponIssue = issue(THREE_THOUSAND_OFF).orFail().number("couponIssueId");
    stage.get("/v1/products/" + MILK, token).orFail();
    expect(checkout(List.of(line(MILK, 100)), couponIssue), "WALLET_INSUFFICIENT_BALANCE");
    show(hops, Set.of("ORDER_REJECTED", "STOCK_RELEASED", "COUPON_RELEASED"));
    stage.get("/v1/products/" + MILK, token).orFail();
    stage.get("/v1/users/" + customer + "/coupons?status=ISSUED", token).orFail();
    stage.get("/v1/wallets/" + customer, token).orFail();
  }

  private void topProducts() {
    stage.act("and everybody sees what sells");
    stage.get("/v1/products/top", token).orFail();
  }

  private Reply checkout(List<Map<String, Object>> lines, @Nullable Long couponIssue) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("userId", customer);
    body.put("items", lines);
    if (couponIssue != null) {
      body.put("couponIssueId", couponIssue);
    }
    return stage.post("/v1/orders/checkout", token, body);
  }

  private static Map<String, Object> line(long product, int quantity) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("productId", product);
    line.put("qty", quantity);
    return line;
  }

  /// The order itself once it is decided: programs that have just started may need longer than a
  /// client waits, and answer 202.
  private Reply decided(Reply reply) {
    if (reply.status() != ACCEPTED) {
      return reply;
    }
    String order = "/v1/orders/" + reply.number("orderId");
    Patience.until(
        "Deciding the order",
        (Reply asked) -> !asked.text("status").equals("PENDING"),
        () -> shop.get(order, token).orFail());
    return stage.get(order, token).orFail();
  }

  private void expect(Reply reply, String code) {
    Reply order = decided(reply);
    if (!order.refusedWith(code) && !order.body().path("reason").asString("").equals(code)) {
      throw new StackFailure(
          "%s should be refused with %s, but was answered %d %s"
              .formatted(reply.request(), code, reply.status(), reply.body()));
    }
  }

  private void show(Hops hops, Set<String> types) {
    Hops.lines(hops.await(types)).forEach(stage::say);
  }
}
