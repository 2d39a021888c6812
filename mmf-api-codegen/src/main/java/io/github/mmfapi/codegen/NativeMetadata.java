package io.github.mmfapi.codegen;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * Holds what the metadata for GraalVM's native images prints: the generated types that are used by
 * reflection. {@code reachability-metadata.json} is read from GraalVM for JDK 23 on, the other two
 * files by earlier versions.
 *
 * @param proxies the interfaces that a proxy implements, each alone; the client and Feign create
 *     proxies of them
 * @param types the types whose members are used
 */
record NativeMetadata(List<String> proxies, List<Type> types) {
  private static final List<String> FILES =
      List.of("reachability-metadata", "reflect-config", "proxy-config");

  /**
   * Holds what is printed for one type.
   *
   * @param name its binary name
   * @param members the members that are used, as fields of a JSON object
   */
  record Type(String name, String members) {}

  /**
   * Creates the metadata of generated types.
   *
   * @param interfaces the interfaces; Feign reads and calls their methods
   * @param interfacePackage their package
   * @param models the models, which Jackson reads and writes
   * @param modelPackage their package
   */
  static NativeMetadata of(
      List<OperationsMap> interfaces,
      String interfacePackage,
      List<ModelMap> models,
      String modelPackage) {
    List<String> proxies = new ArrayList<>();
    for (OperationsMap api : interfaces) {
      for (String kind : List.of("sync", "async")) {
        proxies.add(
            interfacePackage + "." + ((InterfaceCode) requireNonNull(api.get(kind))).name());
      }
    }
    List<Type> types = new ArrayList<>();
    proxies.forEach(name -> types.add(new Type(name, "\"allPublicMethods\": true")));
    for (ModelMap map : models) {
      addModel(types, map.getModel(), modelPackage + "." + map.getModel().classname);
    }
    return new NativeMetadata(proxies, types);
  }

  private static void addModel(List<Type> types, CodegenModel model, String name) {
    String members = "\"allDeclaredConstructors\": true, \"allDeclaredMethods\": true";
    types.add(new Type(name, members));
    if (!model.isEnum) {
      for (CodegenProperty property : model.vars) {
        if (property.isEnum) {
          types.add(new Type(name + "$" + property.enumName, members));
        }
      }
    }
  }

  /**
   * Returns the files to generate.
   *
   * @param artifact group and artifact of the module that the types are in, as a path
   */
  static List<SupportingFile> files(String artifact) {
    return FILES.stream()
        .map(
            name ->
                new SupportingFile(
                    "native/" + name + ".mustache",
                    "src/main/resources/META-INF/native-image/" + artifact + "/generated",
                    name + ".json"))
        .toList();
  }
}
