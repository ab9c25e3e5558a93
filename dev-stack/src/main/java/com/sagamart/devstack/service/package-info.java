/// The services and the gateway: the jars of this build, each in its own process.
@NullMarked
package com.sagamart.devstack.service;

import org.jspecify.annotations.NullMarked;
