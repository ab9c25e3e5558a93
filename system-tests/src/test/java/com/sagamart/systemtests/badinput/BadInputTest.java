package com.sagamart.systemtests.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sagamart.systemtests.Books;
import com.sagamart.systemtests.Platform;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Whatever is wrong with a request, it is refused in the contract's words and moves nothing.
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {

  private static final int AT_LEAST = 200;

  private final Map<String, List<BadInput>> kinds = new LinkedHashMap<>();
  private final Wire gateway = new Wire(Platform.stack().gateway());
  private Books books;
  private Map<String, String> before;

  @BeforeAll
  void setTheScene() throws Exception {
    Scene scene = new Scene();
    kinds.put("numbers", BadNumbers.in(scene).toList());
    kinds.put("json", BadJson.in(scene).toList());
    kinds.put("carts", BadCarts.in(scene).toList());
    kinds.put("goods", BadGoods.in(scene).toList());
    kinds.put("content", BadContent.in(scene).toList());
    kinds.put("wishes", BadWishes.in(scene).toList());
    kinds.put("frames", BadFrames.in(scene).toList());
    kinds.put("keys", BadKeys.in(scene).toList());
    kinds.put("paths", BadPaths.in(scene).toList());
    kinds.put("queries", BadQueries.in(scene).toList());
    kinds.put("methods", BadMethods.in(scene).toList());
    kinds.put("tokens", BadTokens.in(scene).toList());
    kinds.put("aims", BadAims.in(scene).toList());
    books = new Books(Platform.stack());
    before = books.atRest();
  }

  @AfterAll
  void closeTheBooks() throws SQLException {
    books.close();
  }

  @TestFactory
  Stream<DynamicNode> isRefusedAndMovesNothing() {
    return kinds.entrySet().stream().map(kind -> dynamicContainer(kind.getKey(), tests(kind)));
  }

  private Stream<DynamicNode> tests(Map.Entry<String, List<BadInput>> kind) {
    List<DynamicNode> tests = new ArrayList<>();
    for (BadInput input : kind.getValue()) {
      tests.add(dynamicTest(input.sentence(), () -> input.isRefusedBy(gateway)));
    }
    tests.add(dynamicTest("no bad " + kind.getKey() + " moved anything", this::nothingMoved));
    return tests.stream();
  }

  /// What has moved is told once, not again for all that come after.
  private void nothingMoved() throws SQLException {
    Map<String, String> now = books.now();
    Map<String, String> moved = new TreeMap<>(now);
    moved.entrySet().removeAll(before.entrySet());
    before = now;
    assertThat(moved).isEmpty();
  }

  @Test
  void noTwoAreTheSame() {
    List<BadInput> all = kinds.values().stream().flatMap(List::stream).toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(all).extracting(BadInput::request).doesNotHaveDuplicates();
    assertThat(all).extracting(BadInput::sentence).doesNotHaveDuplicates();
  }
}
