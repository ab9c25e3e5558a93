package com.sagamart.devstack.scaling;

import com.sagamart.devstack.home.Installation;
import java.nio.file.Path;

/// The working tree in which the tests run.
final class Repository {

  private Repository() {}

  static Path file(String path) {
    return Installation.current().root().resolve(path);
  }
}
