package io.github.mmfapi.spec;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Lists the public API of generated sources: types, methods and constants of enums. */
final class JavaApi {
  /** What a part is for those who call the bindings. */
  enum Kind {
    /** A class, an interface or an enum. */
    TYPE,
    /** A method of an interface. */
    METHOD,
    /** A setter of a request. */
    PARAMETER,
    /** An accessor of a model. */
    FIELD,
    /** A constant of an enum. */
    VALUE
  }

  /**
   * A part of the API.
   *
   * @param kind what it is
   * @param owner the class, such as {@code GetGearRequest.Builder}
   * @param name the name in the class; empty for the class itself
   * @param parameters the types of the parameters, in parentheses; empty for what is no method
   * @param result the type that is returned; for a class what it is
   */
  record Part(Kind kind, String owner, String name, String parameters, String result) {
    String key() {
      return owner + "." + name + parameters;
    }

    @Override
    public String toString() {
      return owner + (name.isEmpty() ? "" : "." + name) + parameters;
    }
  }

  private JavaApi() {}

  /**
   * Reads generated sources.
   *
   * @param folder the folder with the sources
   * @return the parts by their keys
   */
  static Map<String, Part> of(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, Part> parts = new TreeMap<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(JavaCompilation.sources(folder)));
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Reader(parts), null);
      }
    }
    return parts;
  }

  private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Map<String, Part> parts;
    private final List<ClassTree> owners = new ArrayList<>();

    private Reader(Map<String, Part> parts) {
      this.parts = parts;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      boolean inInterface = !owners.isEmpty() && last().getKind() == Tree.Kind.INTERFACE;
      if (isPublic(type.getModifiers().getFlags()) || inInterface) {
        owners.add(type);
        add(new Part(Kind.TYPE, owner(), "", "", words(type)));
        super.visitClass(type, null);
        owners.remove(owners.size() - 1);
      }
      return null;
    }

    private static String words(ClassTree type) {
      return switch (type.getKind()) {
        case INTERFACE -> "interface";
        case ENUM -> "enum";
        default -> "class";
      };
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      boolean inInterface = last().getKind() == Tree.Kind.INTERFACE;
      Tree result = method.getReturnType();
      if (result != null && (isPublic(method.getModifiers().getFlags()) || inInterface)) {
        List<String> parameters =
            method.getParameters().stream().map(parameter -> type(parameter.getType())).toList();
        add(
            new Part(
                kind(inInterface),
                owner(),
                method.getName().toString(),
                "(" + String.join(", ", parameters) + ")",
                type(result)));
      }
      return null;
    }

    private Kind kind(boolean inInterface) {
      if (inInterface) {
        return Kind.METHOD;
      }
      return owner().endsWith("Request.Builder") ? Kind.PARAMETER : Kind.FIELD;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
      // The constants of an enum have the type of the enum.
      if (last().getKind() == Tree.Kind.ENUM
          && last().getSimpleName().contentEquals(type(variable.getType()))
          && isPublic(variable.getModifiers().getFlags())) {
        add(new Part(Kind.VALUE, owner(), variable.getName().toString(), "", owner()));
      }
      return null;
    }

    private void add(Part part) {
      parts.put(part.key(), part);
    }

    private ClassTree last() {
      return owners.get(owners.size() - 1);
    }

    private String owner() {
      return String.join(".", owners.stream().map(t -> t.getSimpleName().toString()).toList());
    }

    private static boolean isPublic(java.util.Set<Modifier> flags) {
      return flags.contains(Modifier.PUBLIC);
    }

    /** Returns a type without annotations. */
    private static String type(Tree type) {
      return type.toString().replaceAll("@\\w+(\\([^)]*\\))? ?", "").replaceAll("\\s+", " ");
    }
  }
}
