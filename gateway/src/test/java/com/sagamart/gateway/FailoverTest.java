package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.wire.ReplicaHeaders;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Two replicas of a service, one of which is in trouble. A replica that is left out stays away for
/// longer than any test takes.
@TestPropertySource(
    properties = {"sagamart.gateway.leave-out=1h", "sagamart.gateway.idle-connection=1h"})
class FailoverTest extends GatewayTest {

  private static final StubService FIRST = COUPON;
  private static final StubService SECOND = COUPON_TOO;
  private static final String WRITE = "/v1/coupons/9001/issue";
  private static final String READ = "/v1/coupons/9001";

  @BeforeEach
  void bothAreThere() {
    FIRST.answers(200, "first");
    SECOND.answers(200, "second");
  }

  @AfterEach
  void bothAreThereAgain() {
    FIRST.restart();
    SECOND.restart();
  }

  @Test
  void sendsWritesToTheOtherReplicaWhileOneCannotBeReached() {
    FIRST.close();

    List<HttpResponse<String>> responses = postTimes(6);

    assertThat(responses).allMatch(it -> it.statusCode() == 200 && it.body().equals("second"));
    assertThat(SECOND.requests()).isEqualTo(6);
    assertThat(SECOND.lastRequest().body()).isEqualTo("{}");
  }

  @Test
  void doesNotAskAReplicaThatCouldNotBeReachedUntilItsTimeIsOver() {
    FIRST.close();
    postTimes(2);
    FIRST.restart();

    assertThat(postTimes(4)).extracting(HttpResponse::body).containsOnly("second");

    absences.forget();
    assertThat(postTimes(4)).extracting(HttpResponse::body).contains("first", "second");
  }

  @Test
  void asksReplicasThatAreLeftOutWhenNobodyElseIsThere() {
    FIRST.close();
    SECOND.close();
    assertAnswers(post(WRITE, "{}"), ErrorCode.SERVICE_UNAVAILABLE);
    SECOND.restart();

    assertThat(postTimes(2)).allMatch(it -> it.statusCode() == 200);
  }

  @Test
  void repeatsAReadThatGotNoReplyAtAnotherReplica() {
    FIRST.answers(HttpExchange::close);

    assertThat(get(READ).body()).isEqualTo("second");
    assertThat(get(READ).body()).isEqualTo("second");

    assertThat(FIRST.requests()).isLessThanOrEqualTo(1);
  }

  @Test
  void repeatsAReadTwiceAtMost() {
    FIRST.answers(HttpExchange::close);
    SECOND.answers(HttpExchange::close);

    assertAnswers(get(READ), ErrorCode.SERVICE_UNAVAILABLE);

    assertThat(FIRST.requests() + SECOND.requests()).isEqualTo(3);
    assertThat(FIRST.requests()).as("both are asked").isBetween(1, 2);
  }

  @Test
  void doesNotRepeatAWriteThatGotNoReply() {
    FIRST.answers(HttpExchange::close);
    SECOND.answers(HttpExchange::close);

    assertAnswers(post(WRITE, "{}"), ErrorCode.SERVICE_UNAVAILABLE);

    assertThat(FIRST.requests() + SECOND.requests()).isOne();
  }

  @Test
  void takesTheReplyOfAReplicaThatIsLeavingAndAsksItNoMore() {
    HttpHandler leaving =
        exchange -> {
          exchange.getResponseHeaders().set(ReplicaHeaders.LEAVING, "true");
          StubService.send(exchange, 200, "bye");
        };
    FIRST.answers(leaving);

    List<HttpResponse<String>> responses = postTimes(6);

    assertThat(responses).filteredOn(it -> it.body().equals("bye")).hasSize(1);
    assertThat(responses).filteredOn(it -> it.body().equals("second")).hasSize(5);
    assertThat(responses)
        .noneMatch(it -> it.headers().firstValue(ReplicaHeaders.LEAVING).isPresent());
  }

  private List<HttpResponse<String>> postTimes(int times) {
    List<HttpResponse<String>> responses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      responses.add(post(WRITE, "{}"));
    }
    return responses;
  }
}
