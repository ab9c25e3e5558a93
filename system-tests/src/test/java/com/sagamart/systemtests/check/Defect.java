package com.sagamart.systemtests.check;

/// One way in which the books can be wrong.
///
/// @param plant makes them so, in SQL on one database
/// @param repair undoes exactly that
/// @param violation how the checker must name it; all of these in braces are from the story
record Defect(String name, String database, String plant, String repair, String violation) {

  static Builder of(String name) {
    return new Builder(name);
  }

  /// Reads as a sentence.
  record Builder(String name) {

    Planted plantedIn(String database, String plant) {
      return new Planted(name, database, plant);
    }
  }

  /// Still to be undone.
  record Planted(String name, String database, String plant) {

    Repaired repairedBy(String repair) {
      return new Repaired(this, repair);
    }
  }

  /// Still to be named.
  record Repaired(Planted planted, String repair) {

    Defect isNamed(String violation) {
      return new Defect(planted.name, planted.database, planted.plant, repair, violation);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
