package io.github.mmfapi.flink.internal.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.wire.WireBuilder;
import io.github.mmfapi.wire.WireObject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of a generated model in the model itself, and so in the spec: one for each
 * accessor of a scalar, named like the field on the wire, in the order of the spec. The name is the
 * one that the model's builder writes.
 */
final class ModelColumns {
  /** The first column of a file: the member that a row belongs to. */
  static final String MEMBER = "member";

  /** The last column of a file: the row as it was on the wire. */
  static final String WIRE_JSON = "wire_json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Keyed by class without keeping the class from being unloaded. */
  private static final ClassValue<List<Column>> FOUND =
      new ClassValue<>() {
        @Override
        protected List<Column> computeValue(Class<?> model) {
          try {
            return find(model);
          } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(model.getName() + " is no generated model", e);
          }
        }
      };

  private ModelColumns() {}

  /** Is a column of a model. */
  record Column(String name, ColumnType type, Method accessor) {
    /** Returns the value of a row; null if it has none, or one that the column cannot have. */
    @Nullable Object value(WireObject row) {
      try {
        Object value = accessor.invoke(row);
        return value == null || !type.holds(value) ? null : value;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the field " + name + " of a row cannot be read", e);
      }
    }
  }

  static List<Column> of(Class<? extends WireObject> model) {
    return FOUND.get(model);
  }

  /** Returns the columns of a file. */
  static MessageType schema(Class<? extends WireObject> model) {
    List<Type> columns = new ArrayList<>();
    columns.add(ColumnType.TEXT.column(MEMBER, Repetition.REQUIRED));
    for (Column column : of(model)) {
      columns.add(column.type().column(column.name(), Repetition.OPTIONAL));
    }
    columns.add(ColumnType.TEXT.column(WIRE_JSON, Repetition.REQUIRED));
    return new MessageType(model.getSimpleName(), columns);
  }

  private static List<Column> find(Class<?> model) throws ReflectiveOperationException {
    Map<String, Column> byName = new HashMap<>();
    WireBuilder<?, ?> all = builder(model);
    for (Method accessor : model.getDeclaredMethods()) {
      Optional<ColumnType> type = ColumnType.of(accessor.getReturnType());
      if (isAccessor(accessor) && type.isPresent()) {
        WireBuilder<?, ?> one = builder(model);
        set(one, accessor);
        set(all, accessor);
        String name = names(one).next();
        byName.put(name, new Column(name, type.get(), accessor));
      }
    }
    List<Column> columns = new ArrayList<>();
    names(all).forEachRemaining(name -> columns.add(byName.get(name)));
    return List.copyOf(columns);
  }

  private static boolean isAccessor(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0;
  }

  private static void set(WireBuilder<?, ?> builder, Method accessor)
      throws ReflectiveOperationException {
    Class<?> type = accessor.getReturnType();
    builder.getClass().getMethod(accessor.getName(), type).invoke(builder, Samples.of(type));
  }

  private static WireBuilder<?, ?> builder(Class<?> model) throws ReflectiveOperationException {
    return (WireBuilder<?, ?>) model.getMethod("builder").invoke(null);
  }

  private static Iterator<String> names(WireBuilder<?, ?> builder) {
    JsonNode json = JSON.valueToTree(builder.build());
    return json.fieldNames();
  }
}
