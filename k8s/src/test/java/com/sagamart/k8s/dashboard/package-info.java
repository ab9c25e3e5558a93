/// Grafana's dashboards: what they show, and the files that are made of it.
@NullMarked
package com.sagamart.k8s.dashboard;

import org.jspecify.annotations.NullMarked;
