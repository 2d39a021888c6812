package io.github.mmfapi.flink.internal.parquet;

import io.github.mmfapi.wire.WireEnum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Is the type of a column, one for each Java type that an accessor of a scalar has. */
enum ColumnType {
  TEXT(String.class, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType()) {
    @Override
    void write(Object value, RecordConsumer to) {
      to.addBinary(Binary.fromString((String) value));
    }
  },
  LONG(Long.class, PrimitiveTypeName.INT64, null) {
    @Override
    void write(Object value, RecordConsumer to) {
      to.addLong((Long) value);
    }
  },
  INT(Integer.class, PrimitiveTypeName.INT32, null) {
    @Override
    void write(Object value, RecordConsumer to) {
      to.addInteger((Integer) value);
    }
  },
  FLAG(Boolean.class, PrimitiveTypeName.BOOLEAN, null) {
    @Override
    void write(Object value, RecordConsumer to) {
      to.addBoolean((Boolean) value);
    }
  },
  /** 20 digits before the point and 18 after it. */
  DECIMAL(
      BigDecimal.class,
      PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
      LogicalTypeAnnotation.decimalType(ColumnType.SCALE, ColumnType.PRECISION)) {
    @Override
    boolean holds(Object value) {
      BigDecimal number = ((BigDecimal) value).stripTrailingZeros();
      return number.scale() <= SCALE && number.precision() - number.scale() <= PRECISION - SCALE;
    }

    @Override
    void write(Object value, RecordConsumer to) {
      BigDecimal number = ((BigDecimal) value).setScale(SCALE, RoundingMode.UNNECESSARY);
      byte[] digits = number.unscaledValue().toByteArray();
      byte[] fixed = new byte[DECIMAL_BYTES];
      Arrays.fill(fixed, (byte) (number.signum() < 0 ? -1 : 0));
      System.arraycopy(digits, 0, fixed, fixed.length - digits.length, digits.length);
      to.addBinary(Binary.fromConstantByteArray(fixed));
    }
  },
  DATE(LocalDate.class, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType()) {
    @Override
    void write(Object value, RecordConsumer to) {
      to.addInteger((int) ((LocalDate) value).toEpochDay());
    }
  },
  TIME(
      LocalTime.class,
      PrimitiveTypeName.INT64,
      LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS)) {
    @Override
    void write(Object value, RecordConsumer to) {
      to.addLong(((LocalTime) value).getLong(ChronoField.MICRO_OF_DAY));
    }
  },
  DATE_TIME(
      LocalDateTime.class,
      PrimitiveTypeName.INT64,
      LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS)) {
    @Override
    void write(Object value, RecordConsumer to) {
      LocalDateTime epoch = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
      to.addLong(epoch.until((LocalDateTime) value, ChronoUnit.MICROS));
    }
  },
  /**
   * The text on the wire; one that the spec does not list reads as unrecognized and is left out.
   */
  ENUM(WireEnum.class, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType()) {
    @Override
    boolean holds(Object value) {
      return !((WireEnum) value).value().isEmpty();
    }

    @Override
    void write(Object value, RecordConsumer to) {
      to.addBinary(Binary.fromString(((WireEnum) value).value()));
    }
  };

  private static final int PRECISION = 38;
  private static final int SCALE = 18;

  /** The bytes of the largest number of 38 digits. */
  private static final int DECIMAL_BYTES = 16;

  private final Class<?> javaType;
  private final PrimitiveTypeName primitive;

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable, but not annotated so.
  private final @Nullable LogicalTypeAnnotation logical;

  ColumnType(
      Class<?> javaType, PrimitiveTypeName primitive, @Nullable LogicalTypeAnnotation logical) {
    this.javaType = javaType;
    this.primitive = primitive;
    this.logical = logical;
  }

  /** Returns the type for what an accessor returns; nothing if it returns no scalar. */
  static Optional<ColumnType> of(Class<?> javaType) {
    return Stream.of(values()).filter(type -> type.javaType.isAssignableFrom(javaType)).findFirst();
  }

  /** Tells whether a column of this type can have the value without loss. */
  boolean holds(Object value) {
    return true;
  }

  /** Writes a value that {@link #holds} is true for. */
  abstract void write(Object value, RecordConsumer to);

  PrimitiveType column(String name, Repetition repetition) {
    return Types.primitive(primitive, repetition)
        .length(primitive == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY ? DECIMAL_BYTES : 0)
        .as(logical)
        .named(name);
  }
}
