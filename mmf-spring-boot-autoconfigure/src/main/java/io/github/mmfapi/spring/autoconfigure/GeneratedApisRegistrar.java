package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.client.MmfClient;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.StringUtils;

/**
 * Registers each generated interface that {@link MmfClient} has a method for, unless the
 * application has a bean of that type.
 */
final class GeneratedApisRegistrar implements ImportBeanDefinitionRegistrar {
  private static final String PACKAGE = "io.github.mmfapi.api";

  /** Returns the generated interfaces that the client, or its asynchronous side, gives out. */
  static List<Class<?>> generated(Class<?> client) {
    return Arrays.stream(client.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .<Class<?>>map(Method::getReturnType)
        .filter(type -> type.getPackageName().equals(PACKAGE))
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .toList();
  }

  @Override
  public void registerBeanDefinitions(
      AnnotationMetadata importing, BeanDefinitionRegistry registry) {
    for (Class<?> type : generated(MmfClient.class)) {
      if (!hasBean(registry, type)) {
        registry.registerBeanDefinition(
            "mmf" + StringUtils.capitalize(type.getSimpleName()), definition(type));
      }
    }
  }

  private static boolean hasBean(BeanDefinitionRegistry registry, Class<?> type) {
    return registry instanceof ConfigurableListableBeanFactory factory
        && factory.getBeanNamesForType(type, true, false).length > 0;
  }

  private static BeanDefinition definition(Class<?> type) {
    RootBeanDefinition definition = new RootBeanDefinition(GeneratedApi.class);
    definition.getConstructorArgumentValues().addIndexedArgumentValue(0, type);
    definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
    definition.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, type);
    return definition;
  }

  /** Takes one interface from the client. */
  static final class GeneratedApi<T> implements FactoryBean<T> {
    private final Class<T> type;
    private final ObjectProvider<MmfClient> client;

    GeneratedApi(Class<T> type, ObjectProvider<MmfClient> client) {
      this.type = type;
      this.client = client;
    }

    @Override
    public T getObject() {
      return client.getObject().api(type);
    }

    @Override
    public Class<?> getObjectType() {
      return type;
    }
  }
}
