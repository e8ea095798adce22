package br.com.basecommerce.common.web.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.servlet.DispatcherServlet;

/** Problems for every service that answers people or programs. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, AccessDeniedException.class})
@Import(ProblemAdvice.class)
public class ProblemAutoConfiguration {

    @Bean
    Problems problems(MessageSource messages) {
        return new Problems(messages);
    }
}
