package io.github.mmfapi.contract.architecture;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The hand-written public API of a module as text: each public or protected type outside of {@code
 * internal} packages with its public and protected members, sorted by name. Nullness, generics and
 * exceptions are in it; parameter names and values of constants are not.
 *
 * <p>The text is made by reflection, so that a change of the JDK or the compiler changes nothing.
 */
final class PublicApi {
  private final List<Class<?>> types;

  private PublicApi(List<Class<?>> types) {
    this.types = types;
  }

  static PublicApi of(Project.Module module) {
    return new PublicApi(
        Project.CLASSES.stream()
            .filter(type -> Project.moduleOf(type).equals(module))
            .filter(type -> Project.isHandWritten(type) && !Project.isInternal(type))
            // Others may need libraries that are not on this class path.
            .filter(type -> outermost(type).getModifiers().contains(JavaModifier.PUBLIC))
            .sorted(Comparator.comparing(JavaClass::getName))
            .<Class<?>>map(JavaClass::reflect)
            .filter(PublicApi::isVisible)
            .toList());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(PublicApi::outermost).orElse(type);
  }

  String text() {
    return types.stream().map(PublicApi::type).collect(joining("\n"));
  }

  private static boolean isVisible(Class<?> type) {
    if (type.isAnonymousClass()
        || type.isLocalClass()
        || type.getSimpleName().equals("package-info")) {
      return false;
    }
    Class<?> outer = type.getDeclaringClass();
    return outer == null
        ? Modifier.isPublic(type.getModifiers())
        : isVisible(outer) && isVisible(type.getModifiers(), outer);
  }

  /** A protected member counts where somebody else can write a subclass. */
  private static boolean isVisible(int modifiers, Class<?> owner) {
    boolean open = !Modifier.isFinal(owner.getModifiers()) && !owner.isSealed();
    return Modifier.isPublic(modifiers) || (Modifier.isProtected(modifiers) && open);
  }

  private static String type(Class<?> type) {
    return Stream.of(
            Stream.of(header(type) + " {"),
            members(type, Class::getDeclaredFields, PublicApi::field),
            members(type, Class::getDeclaredConstructors, PublicApi::constructor),
            members(type, Class::getDeclaredMethods, PublicApi::method),
            Stream.of("}\n"))
        .flatMap(lines -> lines)
        .collect(joining("\n"));
  }

  private static String header(Class<?> type) {
    AnnotatedType parent = type.getAnnotatedSuperclass();
    int shown =
        type.isInterface()
            ? Modifier.interfaceModifiers() & ~Modifier.ABSTRACT
            : Modifier.classModifiers();
    boolean plain = parent == null || type.isEnum() || type.isRecord() || isObject(parent);
    return deprecated(type)
        + modifiers(type.getModifiers() & shown)
        + (type.isSealed() ? "sealed " : "")
        + kind(type)
        + " "
        + type.getName()
        + typeParameters(type.getTypeParameters())
        + (plain ? "" : " extends " + name(parent))
        + list(type.isInterface() ? " extends " : " implements ", type.getAnnotatedInterfaces())
        + permits(type);
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : "class";
  }

  private static String permits(Class<?> type) {
    if (!type.isSealed()) {
      return "";
    }
    return Arrays.stream(type.getPermittedSubclasses())
        .map(Class::getName)
        .sorted()
        .collect(joining(", ", " permits ", ""));
  }

  /**
   * Those declared by {@code type}, and those that it has from parents that nobody else can see.
   */
  private static <M extends Member & AnnotatedElement> Stream<String> members(
      Class<?> type, Function<Class<?>, M[]> declared, Function<M, String> text) {
    return Stream.<Class<?>>iterate(type, Class::getSuperclass)
        .takeWhile(owner -> owner == type || isHiddenParent(owner))
        .flatMap(owner -> Arrays.stream(declared.apply(owner)))
        .filter(member -> !(member instanceof Constructor) || member.getDeclaringClass() == type)
        .filter(member -> !member.isSynthetic() && isVisible(member.getModifiers(), type))
        .sorted(Comparator.<M, String>comparing(Member::getName).thenComparing(text))
        .map(member -> "  " + deprecated(member) + text.apply(member))
        .distinct();
  }

  private static boolean isHiddenParent(Class<?> owner) {
    return owner != null && !Modifier.isPublic(owner.getModifiers());
  }

  private static String field(Field field) {
    return modifiers(field.getModifiers() & (Modifier.fieldModifiers() & ~Modifier.VOLATILE))
        + name(field.getAnnotatedType())
        + " "
        + field.getName();
  }

  private static String constructor(Constructor<?> constructor) {
    return modifiers(constructor.getModifiers() & Modifier.constructorModifiers())
        + typeParameters(constructor.getTypeParameters())
        + constructor.getDeclaringClass().getSimpleName()
        + parameters(constructor);
  }

  private static String method(Method method) {
    int shown = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL;
    String typeParameters = typeParameters(method.getTypeParameters());
    return modifiers(method.getModifiers() & (shown | Modifier.ABSTRACT))
        + (method.isDefault() ? "default " : "")
        + (typeParameters.isEmpty() ? "" : typeParameters + " ")
        + name(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parameters(method);
  }

  private static String parameters(Executable executable) {
    String parameters =
        Arrays.stream(executable.getAnnotatedParameterTypes())
            .map(PublicApi::name)
            .collect(joining(", ", "(", ")"));
    String text = executable.isVarArgs() ? parameters.replaceFirst("\\[]\\)$", "...)") : parameters;
    return text + list(" throws ", executable.getAnnotatedExceptionTypes());
  }

  private static String typeParameters(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(variable -> variable.getName() + bounds(variable))
            .collect(joining(", ", "<", ">"));
  }

  private static String bounds(TypeVariable<?> variable) {
    return Arrays.stream(variable.getAnnotatedBounds())
        .filter(bound -> !isObject(bound))
        .map(PublicApi::name)
        .reduce((one, other) -> one + " & " + other)
        .map(all -> " extends " + all)
        .orElse("");
  }

  private static String list(String before, AnnotatedType[] types) {
    return types.length == 0
        ? ""
        : Arrays.stream(types).map(PublicApi::name).collect(joining(", ", before, ""));
  }

  private static boolean isObject(AnnotatedType type) {
    return name(type).equals("Object");
  }

  private static String name(AnnotatedType type) {
    return type.toString()
        .replaceAll("@org\\.jspecify\\.annotations\\.(\\w+)\\(\\)", "@$1")
        .replaceAll("\\bjava\\.lang\\.(?=[A-Z@])", "");
  }

  private static String deprecated(AnnotatedElement element) {
    return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
  }

  private static String modifiers(int modifiers) {
    return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
  }
}
