package com.sagamart.wallet.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.starter.web.ErrorReply;
import com.sagamart.wallet.domain.ChargeOutcome;
import com.sagamart.wallet.domain.Posting;
import com.sagamart.wallet.web.WalletViews.ChargeReply;
import com.sagamart.wallet.web.WalletViews.ChargeRequest;
import com.sagamart.wallet.web.WalletViews.WalletReply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/wallets/{userId}")
class WalletController {

  private final WalletDesk desk;

  WalletController(WalletDesk desk) {
    this.desk = desk;
  }

  @PutMapping
  @AllowedTo(Who.ADMINS)
  ResponseEntity<?> open(@PathVariable @Positive long userId) {
    boolean opened = desk.open(userId);
    return balance(userId, opened ? HttpStatus.CREATED : HttpStatus.OK);
  }

  @PostMapping("/charge")
  @AllowedTo(Who.OWNER)
  ResponseEntity<?> charge(
      @PathVariable @Positive long userId, @Valid @RequestBody ChargeRequest request) {
    return switch (desk.charge(userId, request.wholeAmount())) {
      case ChargeOutcome.Charged(Posting posting) -> ResponseEntity.ok(ChargeReply.of(posting));
      case ChargeOutcome.Refused(ErrorCode reason) -> ErrorReply.of(reason);
    };
  }

  @GetMapping
  @AllowedTo(Who.OWNER)
  ResponseEntity<?> balance(@PathVariable @Positive long userId) {
    return balance(userId, HttpStatus.OK);
  }

  private ResponseEntity<?> balance(long userId, HttpStatus status) {
    var wallet = desk.find(userId);
    return wallet.isPresent()
        ? ResponseEntity.status(status).body(WalletReply.of(wallet.get()))
        : ErrorReply.of(ErrorCode.USER_NOT_FOUND);
  }
}
