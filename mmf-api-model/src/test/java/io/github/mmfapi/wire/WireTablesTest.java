package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.model.User;
import io.github.mmfapi.sample.Thing;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class WireTablesTest {
  /** A model like a generated one, written by hand. */
  public static final class OwnModel extends WireObject {
    static final WireFields<OwnModel> FIELDS =
        WireFields.of(OwnModel.class, OwnModel::new).value("name").register();

    private OwnModel(WireValues values) {
      super(FIELDS, values);
    }
  }

  /** A model that registers nothing. */
  public abstract static class Unregistered extends WireObject {
    protected Unregistered(WireValues values) {
      super(OwnModel.FIELDS, values);
    }
  }

  @Test
  void of_classThatIsNotInitializedYet_initializesItAndFindsItsTable() throws Exception {
    // A class literal does not initialize the class: nothing has touched OwnModel before this.
    OwnModel read = new ObjectMapper().readValue("{\"name\":\"x\"}", OwnModel.class);

    assertThat(read.text("name")).isEqualTo("x");
    assertThat((Object) WireTables.of(OwnModel.class)).isSameAs(OwnModel.FIELDS);
  }

  @Test
  void of_generatedClasses_areFoundInAnyPackage() {
    assertThat(WireTables.of(User.class).typeName()).isEqualTo("User");
    assertThat(WireTables.of(Thing.class).typeName()).isEqualTo("Thing");
  }

  @Test
  void of_classWithoutTable_failsAndSaysWhatToRead() {
    assertThatThrownBy(() -> WireTables.of(Unregistered.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("Unregistered has no field table; read a generated class instead");
  }

  @Test
  void of_classThatIsNotAccessible_failsAndSaysWhatToDo() {
    assertThatThrownBy(() -> WireTables.of(Collections.emptyList().getClass()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is not accessible; make it public and export its package");
  }

  @Test
  void register_secondTableForAClass_isRefused() {
    WireFields.Builder<OwnModel> second = WireFields.of(OwnModel.class, values -> null);
    WireTables.of(OwnModel.class);

    assertThatThrownBy(second::register)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OwnModel already has a field table");
  }
}
