// The peer in Go: net/http and SQLite, one transaction a post, as plainly as such a service is written. It does what
// Intake does of a diary entry at least: looks up the session, checks the words, writes a row, and replies after the commit.
// The built site it serves as net/http does, from the disk and uncompressed.
package main

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	_ "github.com/mattn/go-sqlite3"
)

func main() {
	address, path := os.Args[1], os.Args[2]
	options := "?_journal_mode=WAL&_synchronous=FULL&_busy_timeout=5000&_foreign_keys=1"
	writer, err := sql.Open("sqlite3", "file:"+path+options+"&_txlock=immediate")
	if err != nil {
		log.Fatal(err)
	}
	writer.SetMaxOpenConns(1)
	reader, err := sql.Open("sqlite3", "file:"+path+options+"&mode=ro")
	if err != nil {
		log.Fatal(err)
	}
	session, err := reader.Prepare("SELECT person_id FROM session WHERE token_hash = ? AND expires_at > ?")
	if err != nil {
		log.Fatal(err)
	}
	insert, err := writer.Prepare(`INSERT INTO diary_entry (handle, person_id, text, created_at)
		VALUES (lower(hex(randomblob(8))), ?, ?, ?)`)
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/my/forms/diary-entry", func(w http.ResponseWriter, r *http.Request) {
		cookie, err := r.Cookie("session")
		if err != nil || r.Method != http.MethodPost || r.Header.Get("Sec-Fetch-Site") != "same-origin" {
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		hash := sha256.Sum256([]byte(cookie.Value))
		var person int64
		if err := session.QueryRow(hash[:], time.Now().Unix()).Scan(&person); err != nil {
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		words := r.PostFormValue("diary-entry")
		if words == "" || len(words) > 60000 {
			http.Error(w, "no", http.StatusUnprocessableEntity)
			return
		}
		transaction, err := writer.Begin()
		if err == nil {
			_, err = transaction.Stmt(insert).Exec(person, words, time.Now().Unix())
		}
		if err == nil {
			err = transaction.Commit()
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		http.Redirect(w, r, "/my/diary", http.StatusSeeOther)
	})
	http.Handle("/", http.FileServer(http.Dir(os.Args[3])))
	fmt.Println("ready")
	log.Fatal(http.ListenAndServe(address, nil))
}
