package com.sagamart.devstack.chaos;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.chaos.Answer.Deed;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// One customer, who does one thing after the other: mostly buys. Whoever gets no answer, or one
/// that says nothing, asks again with the same idempotency key, as a careful client does.
final class Customer implements Runnable {

  /// Longer than the shop lets anybody wait when it works.
  private static final Duration REPLY_LIMIT = Duration.ofSeconds(10);

  private static final long BETWEEN_DEEDS_MS = 250;
  private static final long BEFORE_ANOTHER_TRY_MS = 500;
  private static final int MOST_UNITS = 3;
  private static final long LARGEST_CHARGE = 10_000;

  /// Of a hundred deeds; the rest are checkouts.
  private static final int CHARGES = 10;

  private static final int CANCELS = 8;
  private static final int CLAIMS = 12;
  private static final int BROWSES = 10;

  /// Of a hundred checkouts, by somebody who has a coupon.
  private static final int WITH_COUPON = 60;

  private final long id;
  private final Random random;
  private final Offer offer;
  private final History history;
  private final List<Shop> doors;
  private final String token;
  private final List<Long> paidOrders = new ArrayList<>();
  private final List<Long> couponIssues = new ArrayList<>();
  private final CountDownLatch home = new CountDownLatch(1);
  private int deeds;
  private int attempts;

  /// What there is to be had.
  record Offer(List<Long> products, List<Long> coupons) {}

  Customer(long id, long seed, Stack stack, Offer offer, History history) {
    this.id = id;
    this.random = new Random(seed);
    this.offer = offer;
    this.history = history;
    this.doors = stack.gateways().stream().map(it -> new Shop(it, REPLY_LIMIT)).toList();
    this.token = stack.token(id, "USER");
  }

  /// Does what it has begun, and nothing more.
  void goHome() {
    home.countDown();
  }

  @Override
  public void run() {
    try {
      do {
        doSomething();
      } while (!home.await(BETWEEN_DEEDS_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException | Interrupted e) {
      Thread.currentThread().interrupt(); // sent home, without an answer
    }
  }

  private void doSomething() throws InterruptedException {
    int what = random.nextInt(100);
    if (what < CHARGES) {
      charge();
    } else if (what < CHARGES + CANCELS && !paidOrders.isEmpty()) {
      cancel(paidOrders.remove(random.nextInt(paidOrders.size())));
    } else if (what < CHARGES + CANCELS + CLAIMS) {
      claim();
    } else if (what < CHARGES + CANCELS + CLAIMS + BROWSES) {
      browse();
    } else {
      checkout();
    }
  }

  private void checkout() throws InterruptedException {
    boolean withCoupon = !couponIssues.isEmpty() && random.nextInt(100) < WITH_COUPON;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("userId", id);
    if (withCoupon) {
      body.put("couponIssueId", couponIssues.removeFirst());
    }
    body.put(
        "items",
        IntStream.rangeClosed(0, random.nextInt(2))
            .mapToObj(
                _ ->
                    Map.of(
                        "productId",
                        offer.products().get(random.nextInt(offer.products().size())),
                        "qty",
                        1 + random.nextInt(MOST_UNITS)))
            .toList());
    Answer answer = insist(Deed.CHECKOUT, "/v1/orders/checkout", body, "orderId", 0);
    if (answer.state().equals("PAID")) {
      paidOrders.add(answer.subject());
    }
  }

  private void charge() throws InterruptedException {
    long amount = 1 + random.nextLong(LARGEST_CHARGE);
    insist(
        Deed.CHARGE, "/v1/wallets/%d/charge".formatted(id), Map.of("amount", amount), "", amount);
  }

  private void cancel(long order) throws InterruptedException {
    insist(Deed.CANCEL, "/v1/orders/%d/cancel".formatted(order), Map.of(), "", order);
  }

  private void claim() throws InterruptedException {
    long coupon = offer.coupons().get(random.nextInt(offer.coupons().size()));
    Answer answer =
        insist(
            Deed.CLAIM,
            "/v1/coupons/%d/issue".formatted(coupon),
            Map.of("userId", id),
            "couponIssueId",
            0);
    if (answer.isSuccess()) {
      couponIssues.add(answer.subject());
    }
  }

  private void browse() {
    ask(Deed.BROWSE, "", () -> door().get("/v1/products/top", null), "", 0);
  }

  /// Asks until the shop has said what becomes of it, or nobody waits any longer.
  private Answer insist(Deed deed, String path, Map<String, ?> body, String subject, long otherwise)
      throws InterruptedException {
    String key = "%d-%d".formatted(id, deeds++);
    Map<String, String> headers = Map.of("Idempotency-Key", key);
    Answer answer =
        ask(deed, key, () -> door().post(path, token, body, headers), subject, otherwise);
    while (!answer.isFinal()) {
      TimeUnit.MILLISECONDS.sleep(BEFORE_ANOTHER_TRY_MS);
      answer = ask(deed, key, () -> door().post(path, token, body, headers), subject, otherwise);
    }
    return answer;
  }

  private Answer ask(Deed deed, String key, Question question, String subject, long otherwise) {
    long askedAt = history.now();
    Answer answer;
    try {
      Reply reply = question.ask();
      answer =
          new Answer(
              id,
              deed,
              key,
              reply.status(),
              reply.isReplayed(),
              reply.body().path("code").asString(""),
              reply.body().path(subject).asLong(otherwise),
              reply.body().path("status").asString(""),
              askedAt,
              history.now() - askedAt);
    } catch (StackFailure e) {
      answer =
          new Answer(id, deed, key, 0, false, "", otherwise, "", askedAt, history.now() - askedAt);
    }
    history.add(answer);
    return answer;
  }

  private Shop door() {
    return doors.get(attempts++ % doors.size());
  }

  @FunctionalInterface
  private interface Question {
    Reply ask();
  }
}
