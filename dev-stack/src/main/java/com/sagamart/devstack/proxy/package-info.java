/// A TCP proxy on loopback that can be told to slow down, cut or swallow what passes.
@NullMarked
package com.sagamart.devstack.proxy;

import org.jspecify.annotations.NullMarked;
