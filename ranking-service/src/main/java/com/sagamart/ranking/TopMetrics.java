package com.sagamart.ranking;

import com.sagamart.starter.deadline.RequestDeadline;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Shows the few products that sold most, never more: a shelf has too many for a metric.
@Component
class TopMetrics {

  static final int SHOWN = 10;
  private static final int DAYS = 3;

  private final TopProducts top;
  private final RankingSettings settings;
  private final MultiGauge units;

  TopMetrics(TopProducts top, RankingSettings settings, MeterRegistry registry) {
    this.top = top;
    this.settings = settings;
    this.units =
        MultiGauge.builder("sagamart.top.products.units")
            .description("Units sold in three days of each product at the top")
            .register(registry);
  }

  @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
  void look() {
    List<Row<?>> rows =
        ask().stream()
            .<Row<?>>map(
                it -> Row.of(Tags.of("product", Long.toString(it.productId())), it.soldQty()))
            .toList();
    units.register(rows, true);
  }

  /// Within a time, as requests do, because they wait for the turn that it takes.
  private List<TopProduct> ask() {
    try (var _ = RequestDeadline.begin(settings.askLimit(), settings.askLimit())) {
      return top.ofLast(DAYS, SHOWN);
    }
  }
}
