package io.github.mmfapi.examples.service;

import io.github.mmfapi.sandbox.MmfSandbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of everybody, from which one logs in. */
@Controller
class HomeController {
  private final ObjectProvider<MmfSandbox> sandbox;

  HomeController(ObjectProvider<MmfSandbox> sandbox) {
    this.sandbox = sandbox;
  }

  @GetMapping("/")
  String home(Model model) {
    sandbox.ifAvailable(started -> model.addAttribute("sandboxUser", started.user()));
    return "home";
  }
}
