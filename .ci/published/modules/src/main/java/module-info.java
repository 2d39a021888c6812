module listing {
  requires io.github.mmfapi.client;
  requires io.github.mmfapi.model;
  requires io.github.mmfapi.oauth1;
  requires io.github.mmfapi.sandbox;
  requires com.fasterxml.jackson.databind;
  requires feign.core;
  requires feign.okhttp;
  requires kotlin.stdlib;
  requires org.slf4j;
  requires java.net.http;
}
