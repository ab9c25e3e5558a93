package com.sagamart.wallet.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.web.Cursor;
import com.sagamart.starter.web.Cursors;
import com.sagamart.starter.web.ErrorReply;
import com.sagamart.wallet.web.WalletViews.TransactionItem;
import com.sagamart.wallet.web.WalletViews.TransactionsReply;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/wallets/{userId}/transactions")
class TransactionsController {

  private static final int MAX_PAGE = 100;
  private static final String DEFAULT_PAGE = "20";

  private final WalletDesk desk;
  private final Cursor cursor;

  TransactionsController(WalletDesk desk, Cursors cursors) {
    this.desk = desk;
    this.cursor = cursors.of("transactions");
  }

  @GetMapping
  @AllowedTo(Who.OWNER)
  ResponseEntity<?> list(
      @PathVariable @Positive long userId,
      @RequestParam(name = "cursor", defaultValue = "") String from,
      @RequestParam(defaultValue = DEFAULT_PAGE) @Min(1) @Max(MAX_PAGE) int limit) {
    var page = desk.ledger(userId, cursor.read(from, Long.MAX_VALUE), limit);
    return page.isPresent()
        ? ResponseEntity.ok(reply(page.get()))
        : ErrorReply.of(ErrorCode.USER_NOT_FOUND);
  }

  private TransactionsReply reply(WalletDesk.Page page) {
    var items = page.postings().stream().map(TransactionItem::of).toList();
    return new TransactionsReply(items, page.more() ? cursor.write(items.getLast().id()) : null);
  }
}
