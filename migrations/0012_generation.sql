-- A number that grows with every change of what public pages show, whoever makes it: finished pages in memory are good for
-- one number. A test walks all tables: each either moves it or is known to be on no public page.
CREATE TABLE generation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;

INSERT INTO generation VALUES (1, 1);

CREATE TRIGGER chapter_insert_moves_on AFTER INSERT ON chapter BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER chapter_update_moves_on AFTER UPDATE ON chapter BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER chapter_delete_moves_on AFTER DELETE ON chapter BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER page_insert_moves_on AFTER INSERT ON page BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER page_update_moves_on AFTER UPDATE ON page BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER page_delete_moves_on AFTER DELETE ON page BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER menu_item_insert_moves_on AFTER INSERT ON menu_item BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER menu_item_update_moves_on AFTER UPDATE ON menu_item BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER menu_item_delete_moves_on AFTER DELETE ON menu_item BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER redirect_insert_moves_on AFTER INSERT ON redirect BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER redirect_update_moves_on AFTER UPDATE ON redirect BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER redirect_delete_moves_on AFTER DELETE ON redirect BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER time_line_entry_insert_moves_on AFTER INSERT ON time_line_entry BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER time_line_entry_update_moves_on AFTER UPDATE ON time_line_entry BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER time_line_entry_delete_moves_on AFTER DELETE ON time_line_entry BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER president_insert_moves_on AFTER INSERT ON president BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER president_update_moves_on AFTER UPDATE ON president BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER president_delete_moves_on AFTER DELETE ON president BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER quotation_insert_moves_on AFTER INSERT ON quotation BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER quotation_update_moves_on AFTER UPDATE ON quotation BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER quotation_delete_moves_on AFTER DELETE ON quotation BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER board_member_insert_moves_on AFTER INSERT ON board_member BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER board_member_update_moves_on AFTER UPDATE ON board_member BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER board_member_delete_moves_on AFTER DELETE ON board_member BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER source_insert_moves_on AFTER INSERT ON source BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER source_update_moves_on AFTER UPDATE ON source BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER source_delete_moves_on AFTER DELETE ON source BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER country_insert_moves_on AFTER INSERT ON country BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER country_update_moves_on AFTER UPDATE ON country BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER country_delete_moves_on AFTER DELETE ON country BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER member_city_insert_moves_on AFTER INSERT ON member_city BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER member_city_update_moves_on AFTER UPDATE ON member_city BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER member_city_delete_moves_on AFTER DELETE ON member_city BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER partner_city_insert_moves_on AFTER INSERT ON partner_city BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER partner_city_update_moves_on AFTER UPDATE ON partner_city BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER partner_city_delete_moves_on AFTER DELETE ON partner_city BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER partnership_insert_moves_on AFTER INSERT ON partnership BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER partnership_update_moves_on AFTER UPDATE ON partnership BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER partnership_delete_moves_on AFTER DELETE ON partnership BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER item_insert_moves_on AFTER INSERT ON item BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER item_update_moves_on AFTER UPDATE ON item BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER item_delete_moves_on AFTER DELETE ON item BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER version_insert_moves_on AFTER INSERT ON version BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER version_update_moves_on AFTER UPDATE ON version BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER version_delete_moves_on AFTER DELETE ON version BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER item_partner_insert_moves_on AFTER INSERT ON item_partner BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER item_partner_update_moves_on AFTER UPDATE ON item_partner BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER item_partner_delete_moves_on AFTER DELETE ON item_partner BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER news_post_insert_moves_on AFTER INSERT ON news_post BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER news_post_update_moves_on AFTER UPDATE ON news_post BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER news_post_delete_moves_on AFTER DELETE ON news_post BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER document_insert_moves_on AFTER INSERT ON document BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER document_update_moves_on AFTER UPDATE ON document BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER document_delete_moves_on AFTER DELETE ON document BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER document_version_insert_moves_on AFTER INSERT ON document_version BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER document_version_update_moves_on AFTER UPDATE ON document_version BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER document_version_delete_moves_on AFTER DELETE ON document_version BEGIN UPDATE generation SET number = number + 1; END;
