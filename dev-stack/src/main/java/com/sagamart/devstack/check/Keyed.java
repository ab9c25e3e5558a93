package com.sagamart.devstack.check;

/// Something that two databases know under the same key.
interface Keyed<K extends Comparable<K>> {

  K key();
}
