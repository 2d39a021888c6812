package io.github.mmfapi.codegen;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenOperation;

/**
 * What the template of an interface prints; one for the synchronous and one for the asynchronous
 * interface of a tag.
 *
 * @param name simple name of the interface
 * @param doc its Javadoc
 * @param imports fully qualified names, sorted
 * @param methods its methods, in the order of their paths
 */
record InterfaceCode(String name, String doc, Set<String> imports, List<Method> methods) {
  /**
   * One method.
   *
   * @param doc Javadoc
   * @param requestLine value of Feign's annotation
   * @param headers values of Feign's annotation, as Java code
   * @param returnType Java type
   * @param returns whether that is not void
   * @param name name of the method
   * @param request class of its only argument; null if it has none
   * @param signedWith constant of SignedWith.Credentials; null for token credentials
   * @param takesFormat whether the output selector may ask for another format than JSON
   * @param noArgument whether it may be called without argument although it has a request
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
      boolean noArgument) {}

  /**
   * Describes the interface of a tag.
   *
   * @param group tag without blanks, in Java's spelling
   * @param description what the spec says of the tag
   * @param operations its operations
   * @param modelPackage package of requests and answers
   * @param async whether the methods return futures
   */
  static InterfaceCode of(
      String group,
      String description,
      List<CodegenOperation> operations,
      String modelPackage,
      boolean async) {
    Set<String> imports = new TreeSet<>(Set.of("feign.Headers", "feign.RequestLine"));
    if (async) {
      imports.add("java.util.concurrent.CompletableFuture");
    }
    operations.forEach(operation -> addImports(operation, modelPackage, imports));
    return new InterfaceCode(
        group + (async ? "AsyncApi" : "Api"),
        new Javadoc()
            .text(description)
            .paragraph(
                async
                    ? "Each method returns at once; its future fails as the method of {@link "
                        + group
                        + "Api} would."
                    : "For calls that return at once see {@link " + group + "AsyncApi}.")
            .render(0),
        imports,
        operations.stream().map(operation -> method(operation, async)).toList());
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
    } else if ("JsonNode".equals(output)) {
      imports.add("com.fasterxml.jackson.databind.JsonNode");
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

  private static Method method(CodegenOperation operation, boolean async) {
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
        Boolean.TRUE.equals(operation.vendorExtensions.get(MmfJavaCodegen.NO_ARGUMENT)));
  }

  private static @Nullable String signedWith(CodegenOperation operation) {
    return (String) operation.vendorExtensions.get(MmfJavaCodegen.CREDENTIALS);
  }

  private static String signature(String credentials) {
    return switch (credentials) {
      case "CLIENT" -> "Signed with the client credentials alone, whomever the client calls for.";
      case "TEMPORARY" ->
          "Signed with temporary credentials: call it on {@code MmfClient.as(TemporaryCredentials)}.";
      default -> "Sent without a signature.";
    };
  }

  /** A file has a format of its own, and only the tree of the envelope is thought to be known. */
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
      doc.tag("@param request the parameters");
    }
    if (operation.isResponseFile) {
      doc.tag("@return the file, streamed; close it" + (async ? ", once it is there" : ""));
    } else if (operation.returnType != null) {
      doc.tag("@return the output of the answer" + (async ? ", once it is there" : ""));
    } else if (async) {
      doc.tag("@return completes with null when the call has succeeded");
    }
    return doc.render(2);
  }
}
