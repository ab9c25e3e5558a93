package com.sagamart.systemtests.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.client.Reply;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A robot gets no more out of the flows that are worth something than a person does.
class Api6UnrestrictedAccessToSensitiveBusinessFlowsTest {

  private static final Map<String, ?> HUNDRED_OFF = Map.of("type", "FIXED", "value", 100);
  private static final int AT_ONCE = 20;
  private static final int FEW = 3;

  private final Admin admin = new Admin();

  @Test
  void whoClaimsTwentyTimesAtOnceHoldsOneCoupon() throws Exception {
    long coupon = admin.coupon(HUNDRED_OFF);
    Customer robot = admin.customerWith(0);
    robot.claim(admin.coupon(HUNDRED_OFF)); // coupon-service knows the robot by now

    List<Reply> replies = atOnce(Stream.generate(() -> () -> robot.tryToClaim(coupon)));

    assertThat(replies).filteredOn(it -> !it.isError()).hasSize(1);
    assertThat(replies).filteredOn(it -> it.refusedWith("COUPON_ALREADY_ISSUED")).hasSize(19);
    assertThat(admin.issued(coupon)).isOne();
  }

  @Test
  void ofManyAtOnceNoMoreAreServedThanWasOffered() throws Exception {
    long coupon = admin.coupon(HUNDRED_OFF, FEW);
    long other = admin.coupon(HUNDRED_OFF);
    List<Customer> crowd = IntStream.range(0, 10).mapToObj(_ -> admin.customerWith(0)).toList();
    crowd.forEach(each -> each.claim(other));

    List<Reply> replies =
        atOnce(
            IntStream.range(0, AT_ONCE)
                .mapToObj(i -> crowd.get(i % crowd.size()))
                .map(each -> () -> each.tryToClaim(coupon)));

    assertThat(replies).filteredOn(it -> !it.isError()).hasSize(FEW);
    assertThat(admin.issued(coupon)).isEqualTo(FEW);
  }

  @Test
  void oneCouponPaysOnceHoweverManyOrdersNameIt() throws Exception {
    Line line = new Line(admin.product(1_000, 100), 1);
    Customer robot = admin.customerWith(5_000);
    long issue = robot.claim(admin.coupon(HUNDRED_OFF));

    List<Reply> replies =
        atOnce(
            Stream.<Supplier<Reply>>generate(() -> () -> robot.checkoutWith(issue, line)).limit(5));

    assertThat(replies.stream().map(robot::outcomeOf)).filteredOn("PAID"::equals).hasSize(1);
    assertThat(robot.balance()).isEqualTo(5_000 - 900);
  }

  @Test
  void whatIsAskedAgainUnderOneKeyIsBoughtOnce() throws Exception {
    Line line = new Line(admin.product(1_000, 100), 1);
    Customer customer = admin.customerWith(5_000);

    atOnce(
        Stream.<Supplier<Reply>>generate(() -> () -> customer.checkoutOnce("once", line)).limit(5));

    assertThat(customer.balance()).isEqualTo(4_000);
  }

  private static List<Reply> atOnce(Stream<Supplier<Reply>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> tasks =
          calls.limit(AT_ONCE).<Callable<Reply>>map(each -> each::get).toList();
      return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
    }
  }
}
