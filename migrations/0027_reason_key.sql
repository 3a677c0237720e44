-- What a translation of a stock reason names it by. The content files fill it.
ALTER TABLE stock_reason ADD COLUMN key TEXT NOT NULL DEFAULT '';
