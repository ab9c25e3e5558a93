package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.FORBIDDEN;
import static com.sagamart.contracts.error.ErrorCode.ORDER_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Mint;
import com.sagamart.systemtests.Platform;
import java.util.List;
import java.util.Map;

/// What holds for every call: who may make it.
final class WhoRows {

  private static final long SKEW = 60;
  private static final long WELL_WITHIN = 30;
  private static final Admin ADMIN = new Admin();

  private WhoRows() {}

  static List<Row> rows() {
    return Rows.of(Contract.PLATFORM)
        .rule(
            "An operation that is not public needs a token; without one it is 401 `UNAUTHENTICATED`,"
                + " with `WWW-Authenticate: Bearer`.",
            () -> {
              Answer answer = Call.to("getWallet", 1001).send().refusedWith(UNAUTHENTICATED);
              assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            })
        .rule(
            "A token is good if a key of the issuer signed it with RS256, for this issuer, with"
                + " `aud` = `sagamart`, within `nbf` and `exp` (give or take 60 s), and with a"
                + " positive number as `sub`.",
            WhoRows::onlyGoodTokensAreGood)
        .rule(
            "A token that is not good is 401 `UNAUTHENTICATED`, on public operations too.",
            () -> Call.to("listProducts").with("a.b.c").send().refusedWith(UNAUTHENTICATED))
        .rule(
            "A `USER` acts only for the `userId` that is its `sub`, in the path or the body; otherwise"
                + " it is 403 `FORBIDDEN`.",
            () -> {
              Call.to("getWallet", 1002).by(1001).send().refusedWith(FORBIDDEN);
              Call.to("checkout")
                  .by(1001)
                  .json(Samples.cart(1002, 101, 1))
                  .send()
                  .refusedWith(FORBIDDEN);
              Call.to("issueCoupon", 9001)
                  .by(1001)
                  .json(Map.of("userId", 1002))
                  .send()
                  .refusedWith(FORBIDDEN);
            })
        .rule(
            "Somebody else's order is 404 `ORDER_NOT_FOUND`, like one that does not exist.",
            () -> {
              long order = Buying.paid(ADMIN.customerWith(1), ADMIN.product(1, 1));
              Customer stranger = ADMIN.customerWith(0);
              for (String operation : List.of("getOrder", "getTimeline", "cancelOrder")) {
                Buying.of(operation, order, stranger).send().refusedWith(ORDER_NOT_FOUND);
              }
            })
        .rule(
            "An `ADMIN` may act for anyone.",
            () -> {
              Customer customer = ADMIN.customerWith(5_000);
              Call.to("getWallet", customer.id()).byAdmin().send().ok(200);
              Call.to("checkout")
                  .byAdmin()
                  .json(Samples.cart(customer.id(), ADMIN.product(1_000, 1), 1))
                  .send()
                  .ok(201);
              assertThat(customer.balance()).isEqualTo(4_000);
            })
        .list();
  }

  private static void onlyGoodTokensAreGood() throws Exception {
    Mint mint = new Mint(Platform.stack(), 1001);
    Call.to("getWallet", 1001).with(mint.sign(mint.claims().build())).send().ok(200);
    Call.to("getWallet", 1001).with(mint.sign(overFor(mint, WELL_WITHIN))).send().ok(200);
    for (JWTClaimsSet claims :
        List.of(
            mint.claims().issuer("http://evil.example").build(),
            mint.claims().audience("other").build(),
            overFor(mint, 2 * SKEW),
            mint.claims().notBeforeTime(Mint.in(2 * SKEW)).build(),
            mint.claims().subject("0").build(),
            mint.claims().subject("kim").build())) {
      Call.to("getWallet", 1001).with(mint.sign(claims)).send().refusedWith(UNAUTHENTICATED);
    }
  }

  /// A token that was good until so many seconds ago.
  private static JWTClaimsSet overFor(Mint mint, long seconds) {
    return mint.claims()
        .issueTime(Mint.in(-2 * seconds))
        .notBeforeTime(Mint.in(-2 * seconds))
        .expirationTime(Mint.in(-seconds))
        .build();
  }
}
