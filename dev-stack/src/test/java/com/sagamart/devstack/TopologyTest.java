package com.sagamart.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.home.Fitting;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {

  private static final Pattern CONNECTIONS = Pattern.compile("max-connections: (\\d+)");

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
  void givesEveryReplicaItsOwnPortsAndName() {
    List<ManagedProcess> processes = processes(new Shape(0, Shape.MAX_REPLICAS));

    assertThat(processes)
        .flatExtracting(it -> it.program().ports())
        .doesNotHaveDuplicates()
        .contains(8080, 8180, 8281, 9084, 9184, 9284);
    assertThat(processes)
        .extracting(ManagedProcess::name)
        .doesNotHaveDuplicates()
        .contains("wallet-service", "wallet-service-2", "wallet-service-3", "gateway-2")
        .hasSize(3 + 6 * 3);
  }

  @Test
  void needsOnlyWhatItStarts() {
    List<String> names = names();

    assertThat(names).allSatisfy(name -> assertThat(names).containsAll(Topology.needsOf(name)));
  }

  @Test
  void startsAReplicaAfterTheOneBeforeItButDoesNotNeedThat() {
    assertThat(Topology.startsAfter("wallet-service")).isEqualTo(Topology.FOUNDATION);
    assertThat(Topology.startsAfter("wallet-service-3"))
        .containsAll(Topology.FOUNDATION)
        .contains("wallet-service-2");
    assertThat(Topology.startsAfter("gateway-2")).containsExactly("issuer", "gateway");
    assertThat(Topology.needsOf("wallet-service-2")).isEqualTo(Topology.FOUNDATION);
    assertThat(Topology.needsOf("gateway-2")).containsExactly("issuer");
  }

  @Test
  void stopsEverythingThatItStartsClientsFirst() {
    List<ManagedProcess> processes = processes(new Shape(0, 2));

    List<List<ManagedProcess>> order = Topology.stopOrder(processes);

    assertThat(order.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(processes);
    assertThat(order.getFirst())
        .extracting(ManagedProcess::name)
        .containsExactly("gateway", "gateway-2");
    assertThat(order.getLast())
        .extracting(ManagedProcess::name)
        .containsExactlyElementsOf(Topology.FOUNDATION);
  }

  @Test
  void tellsEveryGatewayWhereAllReplicasAreAndThatItIsNotAlone() {
    List<ManagedProcess> processes = processes(new Shape(100, 2));

    assertThat(processes.subList(processes.size() - 2, processes.size()))
        .extracting(it -> it.program().environment())
        .allSatisfy(
            it ->
                assertThat(it)
                    .containsEntry(
                        "SAGAMART_SERVICES_ORDER", "http://127.0.0.1:8181,http://127.0.0.1:8281")
                    .containsEntry("SAGAMART_GATEWAY_GATEWAYS", "2"))
        .extracting(it -> it.get("SERVER_PORT"))
        .containsExactly("8180", "8280");
  }

  /// In a crowd of 1,500 each connection's buffers took 103 KB, and what else lives 85 MB.
  @Test
  void givesAServiceTheMemoryForAllConnectionsThatItTakes() throws IOException {
    Path defaults =
        Installation.current()
            .root()
            .resolve("platform-starter/src/main/resources/platform-defaults.yml");
    Matcher taken = CONNECTIONS.matcher(Files.readString(defaults));
    assertThat(taken.find()).isTrue();
    int megabytes = 85 + Integer.parseInt(taken.group(1)) * 103 / 1_024;

    assertThat(Topology.SERVICES)
        .allSatisfy(it -> assertThat(it.heapMegabytes()).isGreaterThan(megabytes + 100));
  }

  @Test
  void putsTheServicesAloneBehindTheOthers() {
    assertThat(processes(0))
        .filteredOn(it -> it.program().isBehindOthers())
        .extracting(ManagedProcess::name)
        .containsExactlyInAnyOrder(
            "order-service",
            "inventory-service",
            "coupon-service",
            "wallet-service",
            "ranking-service");
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
  void putsFailpointsBehindEverythingThatAServiceHasButOnlyWhenFittedWithThem() {
    List<ManagedProcess> plain = services(Shape.single(0));
    List<ManagedProcess> fitted = services(Shape.single(0).with(Fitting.FAILPOINTS));

    for (int i = 0; i < plain.size(); i++) {
      String own = classPath(plain.get(i));
      assertThat(own).doesNotContain("failpoints");
      assertThat(classPath(fitted.get(i))).startsWith(own + ":").endsWith("-failpoints.jar");
    }
    assertThat(fitted.getFirst().program().environment())
        .hasEntrySatisfying(
            "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE",
            it -> assertThat(it).contains("failpoints"));
    assertThat(classPath(processes(Shape.single(0).with(Fitting.FAILPOINTS)).getLast()))
        .doesNotContain("failpoints");
  }

  @Test
  void leadsEveryServiceThroughItsDoorsWhichItsReplicasShare() {
    Shape shape = new Shape(100, 2).with(Fitting.DOORS);
    List<ManagedProcess> processes = processes(shape);

    assertThat(processes.stream().filter(it -> it.name().startsWith("wallet-service")))
        .hasSize(2)
        .extracting(it -> it.program().environment())
        .allSatisfy(
            it ->
                assertThat(it)
                    .containsEntry(
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:10184/wallet")
                    .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:11184"));
    assertThat(processes)
        .flatExtracting(it -> it.program().ports())
        .doesNotHaveDuplicates()
        .contains(12181, 12182, 12183, 12184, 12185)
        .doesNotContain(10184, 11184);
    assertThat(replicated().jdbc("wallet")).contains(":15432/");
  }

  private List<ManagedProcess> services(Shape shape) {
    return processes(shape).stream().filter(it -> it.name().endsWith("-service")).toList();
  }

  private static String classPath(ManagedProcess process) {
    return process.program().environment().getOrDefault("CLASSPATH", "");
  }

  @Test
  void knowsServicesByTheirShortNamesToo() {
    Stack stack = Stack.at(directory, 0);

    assertThat(stack.process("wallet").name()).isEqualTo("wallet-service");
    assertThat(replicated().process("wallet-2").name()).isEqualTo("wallet-service-2");
    assertThat(replicated().jdbc("wallet-2")).isEqualTo(stack.jdbc("wallet"));
    assertThat(replicated().management("wallet-service-2")).contains("http://127.0.0.1:9184");
    assertThat(replicated().gateways())
        .containsExactly("http://127.0.0.1:8080", "http://127.0.0.1:8180");
    assertThat(stack.jdbc("order")).isEqualTo("jdbc:postgresql://127.0.0.1:15432/orders");
    assertThatThrownBy(() -> stack.process("cellar"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("There is no process cellar")
        .hasMessageContaining("wallet-service");
  }

  private Stack replicated() {
    return Stack.at(Home.at(directory), new Shape(0, 2), Map.of(), _ -> {});
  }

  private List<Integer> portsWithOffset(int offset) {
    return processes(offset).stream().flatMap(it -> it.program().ports().stream()).toList();
  }

  private List<String> names() {
    return processes(0).stream().map(ManagedProcess::name).toList();
  }

  private List<ManagedProcess> processes(int offset) {
    return processes(Shape.single(offset));
  }

  private List<ManagedProcess> processes(Shape shape) {
    return Topology.processes(Home.at(directory), shape, Installation.current(), Map.of());
  }
}
