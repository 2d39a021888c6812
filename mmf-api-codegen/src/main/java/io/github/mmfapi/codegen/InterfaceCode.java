package io.github.mmfapi.codegen;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenOperation;

/**
 * Holds what the template of an interface prints. Each tag has one for the synchronous and one for
 * the asynchronous interface.
 *
 * @param name the simple name of the interface
 * @param doc the Javadoc of the interface
 * @param imports the fully qualified names to import, sorted
 * @param methods the methods in the order of their paths
 */
record InterfaceCode(String name, String doc, Set<String> imports, List<Method> methods) {
  /**
   * Holds what the template prints for one method.
   *
   * @param doc the Javadoc of the method
   * @param requestLine the value of Feign's annotation
   * @param headers the values of Feign's annotation, as Java code
   * @param returnType the Java type
   * @param returns whether the return type is not void
   * @param name the name of the method
   * @param request the class of the only argument; null if there is none
   * @param signedWith the constant of SignedWith.Credentials; null for token credentials
   * @param takesFormat whether the output selector can request a format other than JSON
   * @param noArgument whether it can also be called without its argument
   * @param mustClose whether the caller must close the result
   */
  record Method(
      String doc,
      String requestLine,
      String headers,
      String returnType,
      boolean returns,
      String name,
      @Nullable String request,
      @Nullable String signedWith,
      boolean takesFormat,
      boolean noArgument,
      boolean mustClose) {}

  /**
   * Creates the interface of a tag.
   *
   * @param group the tag in camel case, without blanks
   * @param description the description of the tag in the spec
   * @param operations the operations of the tag
   * @param modelPackage the package of requests and responses
   * @param async whether the methods return futures
   * @param mustClose whether methods that return a file are annotated
   */
  static InterfaceCode of(
      String group,
      String description,
      List<CodegenOperation> operations,
      String modelPackage,
      boolean async,
      boolean mustClose) {
    Set<String> imports = new TreeSet<>(Set.of("feign.Headers", "feign.RequestLine"));
    if (async) {
      imports.add("java.util.concurrent.CompletableFuture");
    }
    operations.forEach(operation -> addImports(operation, modelPackage, imports));
    if (mustClose && operations.stream().anyMatch(operation -> operation.isResponseFile)) {
      imports.add("com.google.errorprone.annotations.MustBeClosed");
    }
    return new InterfaceCode(
        group + (async ? "AsyncApi" : "Api"),
        new Javadoc()
            .text(description)
            .paragraph(
                async
                    ? "Each method returns immediately. Its future fails with the exception that the method of"
                        + " {@link "
                        + group
                        + "Api} throws."
                    : "For asynchronous calls see {@link " + group + "AsyncApi}.")
            .render(0),
        imports,
        operations.stream().map(operation -> method(operation, async, mustClose)).toList());
  }

  private static void addImports(
      CodegenOperation operation, String modelPackage, Set<String> imports) {
    String output = operation.returnBaseType;
    if (takesFormat(operation)) {
      imports.add("io.github.mmfapi.wire.TakesOutputFormat");
    }
    if (signedWith(operation) != null) {
      imports.add("io.github.mmfapi.wire.SignedWith");
    }
    if (operation.isResponseFile) {
      imports.add("io.github.mmfapi.value.Download");
    } else if ("WireValue".equals(output)) {
      imports.add("io.github.mmfapi.wire.WireValue");
    } else if (output != null) {
      imports.add(modelPackage + "." + output);
    }
    if (operation.returnType != null && operation.returnType.startsWith("List<")) {
      imports.add("java.util.List");
    }
    if (operation.bodyParam != null) {
      imports.add("java.util.function.Consumer");
      imports.add(modelPackage + "." + operation.bodyParam.dataType);
    }
  }

  private static Method method(CodegenOperation operation, boolean async, boolean mustClose) {
    String plain = operation.returnType == null ? "void" : operation.returnType;
    String boxed = operation.returnType == null ? "Void" : operation.returnType;
    boolean returns = async || operation.returnType != null;
    return new Method(
        doc(operation, async),
        operation.httpMethod + " " + operation.path,
        headers(operation),
        async ? "CompletableFuture<" + boxed + ">" : plain,
        returns,
        operation.operationId,
        operation.bodyParam == null ? null : operation.bodyParam.dataType,
        signedWith(operation),
        takesFormat(operation),
        Boolean.TRUE.equals(operation.vendorExtensions.get(MmfJavaCodegen.NO_ARGUMENT)),
        operation.isResponseFile && mustClose);
  }

  private static @Nullable String signedWith(CodegenOperation operation) {
    return (String) operation.vendorExtensions.get(MmfJavaCodegen.CREDENTIALS);
  }

  private static String signature(String credentials) {
    return switch (credentials) {
      case "CLIENT" -> "Signed with the client credentials alone, for every user of the client.";
      case "TEMPORARY" ->
          "Signed with temporary credentials: call it on {@code MmfClient.as(TemporaryCredentials)}.";
      default -> "Sent without a signature.";
    };
  }

  /** Tells whether the operation responds with the envelope and takes the output selector. */
  private static boolean takesFormat(CodegenOperation operation) {
    return Boolean.TRUE.equals(operation.vendorExtensions.get(RequestGatherer.OUTPUT_SELECTOR))
        && !operation.isResponseFile
        && operation.vendorExtensions.get(SpecRules.ENVELOPE) == null;
  }

  private static String headers(CodegenOperation operation) {
    Object consumes = operation.vendorExtensions.get(RequestGatherer.CONSUMES);
    String accept = "\"Accept: %s\"".formatted(accepted(operation));
    return consumes == null ? accept : "{%s, \"Content-Type: %s\"}".formatted(accept, consumes);
  }

  private static String accepted(CodegenOperation operation) {
    if (operation.vendorExtensions.get(EnvelopeUnwrapper.PRODUCES) instanceof String type) {
      return type;
    }
    return operation.produces == null || operation.produces.isEmpty()
        ? "application/json"
        : String.join(
            ", ", operation.produces.stream().map(type -> type.get("mediaType")).toList());
  }

  private static String doc(CodegenOperation operation, boolean async) {
    Javadoc doc =
        new Javadoc()
            .text((String) operation.vendorExtensions.get(MmfJavaCodegen.SUMMARY))
            .text(operation.unescapedNotes);
    String credentials = signedWith(operation);
    if (credentials != null) {
      doc.paragraph(signature(credentials));
    }
    doc.evidence(operation.vendorExtensions.get("x-mmf-evidence"));
    if (operation.bodyParam != null) {
      doc.tag("@param request the parameters of the call");
    }
    if (operation.isResponseFile) {
      doc.tag(
          async
              ? "@return a future of the file, which is streamed; close the file"
              : "@return the file, which is streamed; close it");
    } else if (operation.returnType != null) {
      doc.tag(
          async
              ? "@return a future of the output of the response"
              : "@return the output of the response");
    } else if (async) {
      doc.tag("@return a future that completes with null when the call has succeeded");
    }
    return doc.render(2);
  }
}
