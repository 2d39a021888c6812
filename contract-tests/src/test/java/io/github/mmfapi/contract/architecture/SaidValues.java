package io.github.mmfapi.contract.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a source file the values that people may read: those in exceptions, logs, texts of
 * objects, output, files, pages, meters, and what a listener is told. Of a local variable and of a
 * method of the same file that makes a text, their own values are found. Literals, constants and
 * numbers of elements are left out. It also finds what masks, so that no mask goes unseen.
 */
final class SaidValues extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> PRINTING = Set.of("print", "println", "printf", "say", "line");
  private static final Set<String> LOGGING =
      Set.of("trace", "debug", "info", "warn", "error", "log");
  private static final Set<String> SHOWING = Set.of("with", "put", "withDetail", "withHeader");
  private static final Set<String> METERING =
      Set.of("lowCardinalityKeyValue", "highCardinalityKeyValue", "contextualName", "tag", "tags");
  private static final Set<String> CAUSING = Set.of("initCause", "addSuppressed");
  private static final Set<String> WRITING = Set.of("Files.write", "Files.writeString");

  /** What masks, or decides whether to. */
  private static final String MASKING =
      "(?i).*(mask|redact|scrub|sanitize).*|excerpt|shown|shortened|withoutQuery|withoutSecrets"
          + "|isSecret.*|mayBeShown|sensitive|shouldLog.*Header";

  private static final String MASK =
      "mask|secrets|Redaction|SecretText|SecretMask|MaskedFailure|Scrubber|masks";

  /** Methods whose result is made of their arguments. */
  private static final Set<String> COMPOSING =
      Set.of("String.format", "String.join", "String.valueOf", "List.of", "Objects.requireNonNull");

  private static final String COUNTED = ".*\\.(length|size|getSimpleName|ordinal)(\\(\\))?";

  /** Types that hold no text from outside. */
  private static final String MEASURE =
      "int|long|double|float|boolean|short|byte|Instant|Duration|LocalDate|Path|Locale|Clock";

  private final Function<Tree, String> source;
  private final Set<String> found = new TreeSet<>();
  private final Map<String, List<MethodTree>> texts = new HashMap<>();
  private final Set<String> throwing = new HashSet<>();
  private final Deque<ClassTree> classes = new ArrayDeque<>();
  private final Deque<Map<String, ExpressionTree>> locals = new ArrayDeque<>();
  private final Set<Object> open = new HashSet<>();

  private SaidValues(Function<Tree, String> source) {
    this.source = source;
  }

  /**
   * Returns the values, each behind the way in which it is said.
   *
   * @param source returns the text of a part of the file
   */
  static Set<String> of(Tree file, Function<Tree, String> source) {
    SaidValues values = new SaidValues(source);
    values.locals.push(new HashMap<>());
    new Methods(values).scan(file, null);
    values.scan(file, null);
    return values.found;
  }

  /** Notes the methods that return a text or an exception. */
  private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final SaidValues values;

    Methods(SaidValues values) {
      this.values = values;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      String type = String.valueOf(method.getReturnType());
      if (type.endsWith("String")) {
        values
            .texts
            .computeIfAbsent(method.getName().toString(), name -> new ArrayList<>())
            .add(method);
      } else if (isThrowable(type)) {
        values.throwing.add(method.getName().toString());
      }
      return super.visitMethod(method, null);
    }
  }

  private static boolean isThrowable(String type) {
    return type.matches(".*(Exception|Error|Failure)");
  }

  // -- declarations

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
    classes.push(type);
    if (type.getKind() == Tree.Kind.RECORD && type.getMembers().stream().noneMatch(this::isText)) {
      for (Tree member : type.getMembers()) {
        if (member instanceof VariableTree component
            && !component.getModifiers().getFlags().contains(Modifier.STATIC)
            && !component.getType().toString().matches(MEASURE)) {
          found.add("text " + type.getSimpleName() + "." + component.getName());
        }
      }
    }
    super.visitClass(type, null);
    classes.pop();
    return null;
  }

  private boolean isText(Tree member) {
    return member instanceof MethodTree method
        && method.getName().contentEquals("toString")
        && method.getParameters().isEmpty();
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
    Map<String, ExpressionTree> own = new HashMap<>();
    locals.push(own);
    if (method.getBody() != null) {
      note(method.getBody(), own);
      if (isText(method)) {
        addMade("text", method);
      }
    }
    super.visitMethod(method, null);
    locals.pop();
    return null;
  }

  private static void note(BlockTree body, Map<String, ExpressionTree> own) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
        if (variable.getInitializer() != null) {
          own.put(variable.getName().toString(), variable.getInitializer());
        }
        return super.visitVariable(variable, null);
      }
    }.scan(body, null);
  }

  // -- where something is said

  @Override
  public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void unused) {
    String type = made.getIdentifier().toString();
    if (isThrowable(type) || type.equals("FailureAnalysis")) {
      addAll("thrown", made.getArguments());
    } else if (type.equals("ProcessBuilder")) {
      addAll("started", made.getArguments());
    }
    return super.visitNewClass(made, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    String whole = call.getMethodSelect().toString();
    String name = whole.substring(whole.lastIndexOf('.') + 1);
    String receiver =
        call.getMethodSelect() instanceof MemberSelectTree select
            ? select.getExpression().toString()
            : "";
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (name.matches(MASKING) || receiver.matches(MASK)) {
      addText("masked", call);
    }
    if (isThrown(name, receiver)) {
      addAll("thrown", arguments);
    } else if (LOGGING.contains(name) && receiver.equals("LOG")) {
      addAll("logged", arguments);
    } else if (PRINTING.contains(name)) {
      addAll("printed", arguments);
    } else if (SHOWING.contains(name)
        && arguments.size() > 1
        && arguments.get(0) instanceof LiteralTree) {
      addAll("shown " + arguments.get(0), arguments);
    } else if (name.equals("escape")) {
      addAll("shown", arguments);
    } else if (METERING.contains(name)) {
      addAll("metered", arguments);
    } else if (WRITING.contains(whole)) {
      addAll("written", arguments);
    } else if (receiver.endsWith("istener")) {
      addAll("told", arguments);
    }
    return super.visitMethodInvocation(call, null);
  }

  private boolean isThrown(String name, String receiver) {
    boolean ofException =
        name.equals("super")
            && !classes.isEmpty()
            && isThrowable(String.valueOf(classes.getFirst().getExtendsClause()));
    return ofException
        || CAUSING.contains(name)
        || (throwing.contains(name) && (receiver.isEmpty() || receiver.equals("this")));
  }

  // -- what is said

  private void addAll(String kind, List<? extends ExpressionTree> values) {
    values.forEach(value -> add(kind, value));
  }

  private void add(String kind, @Nullable Tree value) {
    if (value instanceof BinaryTree both) {
      add(kind, both.getLeftOperand());
      add(kind, both.getRightOperand());
    } else if (value instanceof ParenthesizedTree inner) {
      add(kind, inner.getExpression());
    } else if (value instanceof ConditionalExpressionTree choice) {
      add(kind, choice.getCondition());
      add(kind, choice.getTrueExpression());
      add(kind, choice.getFalseExpression());
    } else if (value instanceof LambdaExpressionTree lambda) {
      add(kind, lambda.getBody());
    } else if (value instanceof NewClassTree made) {
      addAll(kind, made.getArguments());
    } else if (value instanceof SwitchExpressionTree choice) {
      add(kind, choice.getExpression());
      choice.getCases().forEach(one -> add(kind, one.getBody()));
    } else if (value instanceof MethodInvocationTree call) {
      addCall(kind, call);
    } else if (value instanceof IdentifierTree name) {
      addName(kind, name);
    } else if (value instanceof ExpressionTree && !(value instanceof LiteralTree)) {
      addText(kind, value);
    }
  }

  private void addName(String kind, IdentifierTree name) {
    ExpressionTree initial = locals.getFirst().get(name.getName().toString());
    if (initial == null) {
      addText(kind, name);
    } else if (open.add(initial)) {
      add(kind, initial);
      open.remove(initial);
    }
  }

  private void addCall(String kind, MethodInvocationTree call) {
    String method = call.getMethodSelect().toString();
    if (COMPOSING.contains(method)) {
      addAll(kind, call.getArguments());
      return;
    }
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && (select.getIdentifier().contentEquals("formatted")
            || select.getIdentifier().contentEquals("replace"))) {
      add(kind, select.getExpression());
    }
    addText(kind, call);
    for (MethodTree made : texts.getOrDefault(method, List.of())) {
      if (made.getBody() != null) {
        Map<String, ExpressionTree> own = new HashMap<>();
        note(made.getBody(), own);
        locals.push(own);
        addMade(kind, made);
        locals.pop();
      }
    }
  }

  /** Adds what a method returns, and what it appends to a text. */
  private void addMade(String kind, MethodTree method) {
    if (!open.add(method)) {
      return;
    }
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitReturn(ReturnTree returned, @Nullable Void unused) {
        add(kind, returned.getExpression());
        return super.visitReturn(returned, null);
      }

      @Override
      public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
        if (call.getMethodSelect().toString().endsWith(".append")) {
          addAll(kind, call.getArguments());
        }
        return super.visitMethodInvocation(call, null);
      }
    }.scan(method.getBody(), null);
    open.remove(method);
  }

  private void addText(String kind, Tree value) {
    String text = source.apply(value).replaceAll("\\s+", " ");
    if (!text.matches("[A-Z][A-Z0-9_.]*") && !text.matches(COUNTED) && !text.equals("this")) {
      found.add(kind + " " + text);
    }
  }
}
