package com.sagamart.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.ManagedProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {

  @TempDir private Path directory;

  @Test
  void givesEveryProcessItsOwnPorts() {
    List<Integer> ports = portsWithOffset(0);

    assertThat(ports).doesNotHaveDuplicates().contains(8080, 8081, 8085, 9081, 15432, 19092, 8090);
  }

  @Test
  void movesEveryPortSoThatTwoStacksFitSideBySide() {
    assertThat(portsWithOffset(500)).doesNotContainAnyElementsOf(portsWithOffset(0));
  }

  @Test
  void needsOnlyWhatItStarts() {
    List<String> names = names();

    assertThat(names).allSatisfy(name -> assertThat(names).containsAll(Topology.needsOf(name)));
  }

  @Test
  void stopsEverythingThatItStarts() {
    assertThat(Topology.stopOrder().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void tellsTheGatewayWhereTheServicesAre() {
    Map<String, String> environment = processes(100).getLast().program().environment();

    assertThat(environment)
        .containsEntry("SERVER_PORT", "8180")
        .containsEntry("SAGAMART_SERVICES_ORDER", "http://127.0.0.1:8181")
        .containsEntry("SAGAMART_ISSUER_URI", "http://127.0.0.1:8190")
        .doesNotContainKey("SPRING_DATASOURCE_URL");
  }

  @Test
  void knowsServicesByTheirShortNamesToo() {
    Stack stack = Stack.at(directory, 0);

    assertThat(stack.process("wallet").name()).isEqualTo("wallet-service");
    assertThat(stack.jdbc("order")).isEqualTo("jdbc:postgresql://127.0.0.1:15432/orders");
    assertThatThrownBy(() -> stack.process("cellar"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("There is no process cellar")
        .hasMessageContaining("wallet-service");
  }

  private List<Integer> portsWithOffset(int offset) {
    return processes(offset).stream().flatMap(it -> it.program().ports().stream()).toList();
  }

  private List<String> names() {
    return processes(0).stream().map(ManagedProcess::name).toList();
  }

  private List<ManagedProcess> processes(int offset) {
    return Topology.processes(
        Home.at(directory), new Ports(offset), Installation.current(), Map.of());
  }
}
