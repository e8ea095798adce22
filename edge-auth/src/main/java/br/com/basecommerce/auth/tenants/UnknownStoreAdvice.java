package br.com.basecommerce.auth.tenants;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The friendly page "Loja não encontrada". */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownStoreAdvice {

    @ExceptionHandler(UnknownStoreException.class)
    ModelAndView page() {
        return new ModelAndView("error/unknown-store", HttpStatus.NOT_FOUND);
    }
}
