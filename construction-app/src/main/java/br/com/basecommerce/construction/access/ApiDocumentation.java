package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.identity.Permission;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the routes alone do not tell the OpenAPI document: how a program signs in, and what it has to be allowed. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {

    static final String TOKEN = "token";

    @Bean
    OpenAPI describedApi() {
        return new OpenAPI()
                .info(new Info().title("BaseCommerce").version("v1"))
                .components(new Components().addSecuritySchemes(TOKEN, new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP).scheme("bearer")
                        .description("An API token of the store. Each operation names the permissions of which its user"
                                + " needs one; a token of scope read may only GET.")));
    }

    /** One alternative for each permission that opens the route. */
    @Bean
    GlobalOperationCustomizer permissionsNamed() {
        return (operation, method) -> {
            PermissionInterceptor.required(method).map(RequiresPermission::value).ifPresent(permissions -> {
                for (Permission permission : permissions) {
                    operation.addSecurityItem(new SecurityRequirement().addList(TOKEN, permission.code()));
                }
            });
            return operation;
        };
    }
}
