package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.construction.rows.StoreRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A group of products. */
@Entity
@Table(name = "category")
class Category extends StoreRow {

    private String name = "";
    private boolean active = true;

    /** For Hibernate. */
    protected Category() {}

    Category(String name, Instant now) {
        super(now);
        this.name = name;
    }

    void change(String newName, boolean nowActive, Instant now) {
        name = newName;
        active = nowActive;
        touch(now);
    }

    String name() {
        return name;
    }

    boolean isActive() {
        return active;
    }
}
