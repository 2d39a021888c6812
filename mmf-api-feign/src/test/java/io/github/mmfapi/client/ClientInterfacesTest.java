package io.github.mmfapi.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated interfaces that a client gives, synchronous and asynchronous. */
class ClientInterfacesTest {
  private final SingleConnection transport = new SingleConnection();
  private final MmfClient client = transport.client().build();
  private final MmfClient other = transport.client().build();

  @AfterEach
  void close() {
    client.close();
    other.close();
  }

  static Stream<Method> accessors() {
    return Stream.of(MmfClient.class, MmfAsyncClient.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> method.getReturnType().getPackageName().equals("io.github.mmfapi.api"));
  }

  private static Object get(Method accessor, MmfClient owner) throws ReflectiveOperationException {
    return accessor.invoke(accessor.getDeclaringClass() == MmfClient.class ? owner : owner.async());
  }

  @ParameterizedTest
  @MethodSource("accessors")
  void accessor_givesItsInterface_whichSaysWhereItCalls(Method accessor)
      throws ReflectiveOperationException {
    Object api = get(accessor, client);

    assertThat(api).isInstanceOf(accessor.getReturnType());
    assertThat(api).hasToString(accessor.getReturnType().getSimpleName() + "(http://h/3.1)");
    assertThat(api).isEqualTo(get(accessor, client)).hasSameHashCodeAs(get(accessor, client));
    assertThat(api).isNotEqualTo(get(accessor, other));
    assertThat(transport.sent).isEmpty();
  }
}
