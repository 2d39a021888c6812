package io.github.mmfapi.wire;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Holds the field table of each generated class. A class registers its table while it is
 * initialized, so that readers find the table by the class without reflection.
 */
final class WireTables {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  // Keyed by class without keeping the class from being unloaded.
  private static final ClassValue<Slot> SLOTS =
      new ClassValue<>() {
        @Override
        protected Slot computeValue(Class<?> type) {
          return new Slot();
        }
      };

  /** The place for the table of one class. */
  private static final class Slot {
    private volatile @Nullable WireFields<?> table;
  }

  private WireTables() {}

  /**
   * Registers the table of a class.
   *
   * @throws IllegalStateException if the class has one already
   */
  static void register(Class<?> type, WireFields<?> table) {
    Slot slot = SLOTS.get(type);
    synchronized (slot) {
      if (slot.table != null) {
        throw new IllegalStateException(
            type.getName() + " already has a field table; register one table per class");
      }
      slot.table = table;
    }
  }

  /**
   * Finds the table of a generated class, and initializes the class if that has not happened yet.
   *
   * @throws IllegalArgumentException if the class has no table, or is not public in a package that
   *     its module exports
   */
  static WireFields<?> of(Class<?> type) {
    Slot slot = SLOTS.get(type);
    WireFields<?> table = slot.table;
    if (table != null) {
      return table;
    }
    initialize(type);
    table = slot.table;
    if (table == null) {
      throw new IllegalArgumentException(
          type.getName() + " has no field table; read a generated class instead");
    }
    return table;
  }

  private static void initialize(Class<?> type) {
    WireTables.class.getModule().addReads(type.getModule());
    try {
      LOOKUP.ensureInitialized(type);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          type.getName() + " is not accessible; make it public and export its package", e);
    }
  }
}
