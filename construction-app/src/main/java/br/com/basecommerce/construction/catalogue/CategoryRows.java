package br.com.basecommerce.construction.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The categories of the bound store. */
interface CategoryRows extends Repository<Category, UUID> {

    Optional<Category> findById(UUID id);

    Optional<Category> findByName(String name);

    List<Category> findAll();

    Category saveAndFlush(Category category);
}
